import { createHash } from 'node:crypto';
import type { Address } from '../../chain/index.js';
import type { Dao } from '../../scenario/index.js';
import type { Membership, MembershipSummary } from '../members/membership.js';
import { type MembershipParts, membershipOf } from '../members/membership-of.js';
import { summariseMembership } from '../members/summarise-membership.js';
import type { InputFile } from './input-file.js';
import { delegationsOf, holdersOf, type NamedText, splitNotes } from './members-files.js';

/** What a DAO's members are made of: plain data, so that a thread can be given it. */
export interface MembersSource {
  readonly dao: Dao;
  /** Files that the DAO names, by what they are. */
  readonly texts: Readonly<Partial<Record<'holders' | 'delegations', NamedText>>>;
  readonly files: readonly InputFile[];
  readonly nonVoting: ReadonlySet<Address>;
  readonly treasury: MembershipParts['treasury'];
}

/** A DAO's members, and what was decided about their files: a sentence each. */
export interface MembersPart {
  readonly membership: Membership;
  readonly members: MembershipSummary;
  readonly files: readonly InputFile[];
  readonly notes: readonly string[];
}

/**
 * Puts a DAO's members together. Six seconds for a million holders.
 * @throws ImportRefused with every row at fault; InputError about an amount
 */
export function readMembers({ dao, texts, files, nonVoting, treasury }: MembersSource): MembersPart {
  const { holders, notes } = holdersOf(dao, texts.holders);
  const delegations = delegationsOf(dao, texts.delegations);
  const membership = membershipOf({
    holders,
    delegations: delegations.all,
    delegationsAsOf: delegations.asOf,
    nonVoting,
    supplyTokens: dao.token.supplyTokens,
    treasury,
    decimals: dao.token.decimals,
    sourceHash: hashOf(dao, files),
  });
  return {
    membership,
    members: summariseMembership(membership),
    files,
    notes: [...notes, ...delegations.notes, ...splitNotes(membership)],
  };
}

function hashOf({ holders, delegations, delegationsAsOf }: Dao, files: readonly InputFile[]): string {
  // Of files the contents count, not where they are.
  const settings = [holders, delegations].map((source) => ('path' in source ? { ...source, path: null } : source));
  const hash = createHash('sha256').update(JSON.stringify([...settings, delegationsAsOf]));
  for (const { sha256 } of files) hash.update(sha256);
  return hash.digest('hex');
}
