import { createHash } from 'node:crypto';
import { basename } from 'node:path';
import type { Address } from '../../chain/index.js';
import { InputError } from '../../errors/index.js';
import type { Dao } from '../../scenario/index.js';
import { artifactIn } from '../dao/artifact-formats.js';
import { placementsOf } from '../dao/placements.js';
import { type DraftContext, draftContext } from '../draft/draft-context.js';
import type { ArtifactFiles } from '../execution/artifacts.js';
import type { KnownContract } from '../execution/loaded-dao.js';
import { knownContracts } from '../execution/loading/known-contracts.js';
import { namesOf } from '../execution/loading/names.js';
import { readHistory } from '../history/read-history.js';
import { summariseHistory } from '../history/summarise-history.js';
import type { HistorySummary, VotingHistory } from '../history/voting-history.js';
import type { Membership, MembershipSummary } from '../members/membership.js';
import { membershipOf } from '../members/membership-of.js';
import { summariseMembership } from '../members/summarise-membership.js';
import { requireExactAmounts, supplyAssumptions, treasuryOf } from './exact-dao.js';
import { type InputFile, readInput } from './input-file.js';
import { accepted } from './input-problem.js';
import { delegationsOf, holdersOf, type Read, splitNotes } from './members-files.js';

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
  readonly notes: readonly string[];
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
  const members = same((each) => [
    each.holders,
    each.delegations,
    each.delegationsAsOf,
    each.token,
    each.treasury,
    [...nonVotingOf(each)],
  ])
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
    assumptions: [...members.notes, ...supplyAssumptions(dao, members.membership)],
    membersPart: members,
    pastPart: past,
  };
}

async function readMembers(dao: Dao, folder: string | null): Promise<MembersPart> {
  const { read, files } = fileReader(folder);
  const { holders, notes } = await holdersOf(dao, read);
  const delegations = await delegationsOf(dao, read);
  const membership = membershipOf({
    holders,
    delegations: delegations.all,
    delegationsAsOf: delegations.asOf,
    nonVoting: nonVotingOf(dao),
    supplyTokens: dao.token.supplyTokens,
    treasury: treasuryOf(dao),
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

async function historyOf({ history }: Dao, read: Read): Promise<VotingHistory | null> {
  if (history === null) return null;
  const proposals = await read('past proposals', history.proposals);
  const votes = await read('past votes', history.votes);
  const { proposalsMapping, votesMapping } = history;
  return accepted(readHistory({ proposals, votes, proposalsMapping, votesMapping }));
}

async function artifactsOf({ contracts, fork }: Dao, read: Read): Promise<ArtifactFiles> {
  const artifacts = new Map<string, unknown>();
  for (const { name, address, artifact } of contracts) {
    if (typeof artifact !== 'string') continue;
    // `out.json#Vault` is one contract of a compiler's output.
    const [, path = artifact, wanted = name] = /^(.*\.json)#(.+)$/i.exec(artifact) ?? [];
    const field = `contracts.${name}.artifact`;
    const { text } = await read(`artifact of ${name}`, path);
    try {
      const document: unknown = JSON.parse(text);
      artifacts.set(artifact, artifactIn(document, { name: wanted, field, stands: fork !== null && address !== null }));
    } catch (cause) {
      if (cause instanceof InputError) throw cause;
      throw new InputError('json-invalid', `the artifact of ${name}, ${artifact}, is not JSON`, {
        field,
        value: artifact,
        cause,
        hint: 'Give the JSON that Hardhat writes to artifacts/ or Foundry to out/, or the output of solc or Vyper.',
      });
    }
  }
  return artifacts;
}

function hashOf({ holders, delegations, delegationsAsOf }: Dao, files: readonly InputFile[]): string {
  // Of files the contents count, not where they are.
  const settings = [holders, delegations].map((source) => ('path' in source ? { ...source, path: null } : source));
  const hash = createHash('sha256').update(JSON.stringify([...settings, delegationsAsOf]));
  for (const { sha256 } of files) hash.update(sha256);
  return hash.digest('hex');
}
