import { createHash } from 'node:crypto';
import { basename } from 'node:path';
import type { Address } from '../../chain/index.js';
import { InputError } from '../../errors/index.js';
import type { Dao } from '../../scenario/index.js';
import { placementsOf } from '../dao/placements.js';
import { type DraftContext, draftContext } from '../draft/draft-context.js';
import type { ArtifactFiles } from '../execution/artifacts.js';
import type { KnownContract } from '../execution/loaded-dao.js';
import { knownContracts } from '../execution/loading/known-contracts.js';
import { namesOf } from '../execution/loading/names.js';
import { readHistory } from '../history/read-history.js';
import { summariseHistory } from '../history/summarise-history.js';
import type { HistorySummary, VotingHistory } from '../history/voting-history.js';
import { exactAmount } from '../members/exact-amount.js';
import { fitHolders } from '../members/fit-holders.js';
import type { Membership, MembershipSummary } from '../members/membership.js';
import { membershipOf } from '../members/membership-of.js';
import { type Delegation, readDelegations } from '../members/read-delegations.js';
import { type HolderColumns, readHolders } from '../members/read-holders.js';
import { summariseMembership } from '../members/summarise-membership.js';
import { requireExactAmounts, supplyAssumptions, treasuryOf } from './exact-dao.js';
import { type InputFile, readInput } from './input-file.js';
import { accepted } from './input-problem.js';

/** A DAO with everything its document names, read. */
export interface RehearsalInputs {
  readonly dao: Dao;
  readonly membership: Membership;
  readonly members: MembershipSummary;
  readonly history: VotingHistory | null;
  readonly pastVotes: HistorySummary | null;
  readonly artifacts: ArtifactFiles;
  readonly contracts: readonly KnownContract[];
  /** For drafts: names, assets, ABIs. */
  readonly context: DraftContext;
  readonly files: readonly InputFile[];
  /** What was taken otherwise than the document has it: a sentence each. */
  readonly assumptions: readonly string[];
  /** As read, for `loadInputs` to use again. */
  readonly membersPart: MembersPart;
  readonly pastPart: PastPart;
}

interface MembersPart {
  readonly membership: Membership;
  readonly members: MembershipSummary;
  readonly files: readonly InputFile[];
}

interface PastPart {
  readonly history: VotingHistory | null;
  readonly pastVotes: HistorySummary | null;
  readonly files: readonly InputFile[];
}

/**
 * Reads every file that a DAO names. Relative paths start from `folder`. What has not changed since `before` is not read
 * again: a long list of holders takes its time. Whoever replaces a file in its place gives no `before`.
 * @throws ImportRefused with every row at fault; InputError about a file, an amount or an artifact
 */
export async function loadInputs(
  dao: Dao,
  folder: string | null,
  before: RehearsalInputs | null = null,
): Promise<RehearsalInputs> {
  requireExactAmounts(dao, placementsOf(dao).token);
  const same = (part: (dao: Dao) => unknown) =>
    before !== null && JSON.stringify(part(before.dao)) === JSON.stringify(part(dao));
  const members = same((each) => [each.holders, each.delegations, each.token, each.treasury, [...nonVotingOf(each)]])
    ? before!.membersPart
    : await readMembers(dao, folder);
  const past = same(({ history }) => history) ? before!.pastPart : await readPast(dao, folder);
  const reading = fileReader(folder);
  const artifacts = await artifactsOf(dao, reading.read);
  const contracts = knownContracts(dao, artifacts);
  const names = namesOf(contracts, members.membership, []);
  return {
    dao,
    membership: members.membership,
    members: members.members,
    history: past.history,
    pastVotes: past.pastVotes,
    artifacts,
    contracts,
    context: draftContext(dao, contracts, names),
    files: [...members.files, ...past.files, ...reading.files],
    assumptions: supplyAssumptions(dao, members.membership),
    membersPart: members,
    pastPart: past,
  };
}

async function readMembers(dao: Dao, folder: string | null): Promise<MembersPart> {
  const { read, files } = fileReader(folder);
  const holders = await holdersOf(dao, read);
  const delegations = await delegationsOf(dao, read);
  const membership = membershipOf({
    holders,
    delegations,
    nonVoting: nonVotingOf(dao),
    supplyTokens: dao.token.supplyTokens,
    treasury: treasuryOf(dao),
    decimals: dao.token.decimals,
    sourceHash: hashOf(dao.holders, dao.delegations, files),
  });
  return { membership, members: summariseMembership(membership), files };
}

/** Nobody has the keys of these; tokens sent there are lost. */
const BURNT: readonly Address[] = [`0x${'0'.repeat(40)}`, `0x${'0'.repeat(36)}dead`];

/** A holders' list often has the DAO's own treasury on top; contracts do not vote. */
function nonVotingOf(dao: Dao): ReadonlySet<Address> {
  return new Set([...BURNT, ...placementsOf(dao).byName.values(), ...dao.nonVoting]);
}

async function readPast(dao: Dao, folder: string | null): Promise<PastPart> {
  const { read, files } = fileReader(folder);
  const history = await historyOf(dao, read);
  return { history, pastVotes: history === null ? null : summariseHistory(history), files };
}

/** Reads files and keeps account of them. */
function fileReader(folder: string | null): { readonly read: Read; readonly files: readonly InputFile[] } {
  const files: InputFile[] = [];
  const read: Read = async (name, path) => {
    const { text, file } = await readInput(name, path, folder);
    files.push(file);
    return { name: basename(path), text };
  };
  return { read, files };
}

type Read = (name: string, path: string) => Promise<{ readonly name: string; readonly text: string }>;

async function holdersOf({ holders, token: { decimals } }: Dao, read: Read): Promise<HolderColumns> {
  switch (holders.kind) {
    case 'fitted':
      return fitHolders(holders, decimals);
    case 'file': {
      const file = await read('holders', holders.path);
      return accepted(readHolders({ ...file, decimals, mapping: holders.mapping })).holders;
    }
    case 'list': {
      const addresses = holders.holders.map(({ address }) => address);
      requireOnce(addresses);
      const balances = holders.holders.map(({ tokens }, i) => {
        const balance = exactAmount(tokens, decimals);
        if (typeof balance === 'bigint') return balance;
        throw new InputError('amount-invalid', `holders.holders[${i}].tokens: "${tokens}" ${balance.message}`, {
          field: `holders.holders[${i}].tokens`,
          value: tokens,
          hint: balance.hint,
        });
      });
      return { addresses, balances };
    }
  }
}

function requireOnce(addresses: readonly Address[]): void {
  const seen = new Set<Address>();
  for (const [i, address] of addresses.entries()) {
    if (seen.has(address)) {
      throw new InputError('holder-twice', `holders.holders[${i}].address: ${address} is listed twice`, {
        field: `holders.holders[${i}].address`,
        value: address,
        hint: 'Keep one entry for every holder, with all of its tokens.',
      });
    }
    seen.add(address);
  }
}

async function delegationsOf({ delegations }: Dao, read: Read): Promise<readonly Delegation[]> {
  if (!('path' in delegations)) {
    requireOneDelegate(delegations);
    return delegations;
  }
  const file = await read('delegations', delegations.path);
  return accepted(readDelegations({ ...file, mapping: delegations.mapping })).delegations;
}

function requireOneDelegate(delegations: readonly Delegation[]): void {
  const seen = new Set<Address>();
  for (const [i, { delegator }] of delegations.entries()) {
    const field = `delegations[${i}].delegator`;
    if (seen.has(delegator)) {
      throw new InputError('delegator-twice', `${field}: ${delegator} delegates twice`, {
        field,
        value: delegator,
        hint: 'A holder has one delegate, who votes with all of its tokens.',
      });
    }
    seen.add(delegator);
  }
}

async function historyOf({ history }: Dao, read: Read): Promise<VotingHistory | null> {
  if (history === null) return null;
  const proposals = await read('past proposals', history.proposals);
  const votes = await read('past votes', history.votes);
  const { proposalsMapping, votesMapping } = history;
  return accepted(readHistory({ proposals, votes, proposalsMapping, votesMapping }));
}

async function artifactsOf({ contracts }: Dao, read: Read): Promise<ArtifactFiles> {
  const artifacts = new Map<string, unknown>();
  for (const { name, artifact } of contracts) {
    if (typeof artifact !== 'string') continue;
    const { text } = await read(`artifact of ${name}`, artifact);
    try {
      artifacts.set(artifact, JSON.parse(text));
    } catch (cause) {
      throw new InputError('json-invalid', `the artifact of ${name}, ${artifact}, is not JSON`, {
        field: `contracts.${name}.artifact`,
        value: artifact,
        cause,
        hint: 'Give the JSON that Hardhat writes to artifacts/ or Foundry to out/.',
      });
    }
  }
  return artifacts;
}

function hashOf(holders: Dao['holders'], delegations: Dao['delegations'], files: readonly InputFile[]): string {
  // Of files the contents count, not where they are.
  const settings = [holders, delegations].map((source) => ('path' in source ? { ...source, path: null } : source));
  const hash = createHash('sha256').update(JSON.stringify(settings));
  for (const { sha256 } of files) hash.update(sha256);
  return hash.digest('hex');
}
