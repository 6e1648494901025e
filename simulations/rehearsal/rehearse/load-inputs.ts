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
import { inThread } from '../thread/in-thread.js';
import { requireExactAmounts, supplyAssumptions, treasuryOf } from './exact-dao.js';
import { type InputFile, readInput } from './input-file.js';
import { accepted } from './input-problem.js';
import type { NamedText } from './members-files.js';
import { type MembersPart, type MembersSource, readMembers } from './read-members.js';

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

interface PastPart {
  readonly history: VotingHistory | null;
  readonly pastVotes: HistorySummary | null;
  readonly files: readonly InputFile[];
}

/**
 * Reads every file that a DAO names. Relative paths start from `folder`. What has not changed since `before` is not read
 * again: a long list of holders takes its time, in a thread of its own. Whoever replaces a file in its place gives no `before`.
 * @throws InputError `import-refused` with the rows at fault, about a file, an amount or an artifact; the signal's reason
 * when a long list's reading is aborted
 */
export async function loadInputs(
  dao: Dao,
  folder: string | null,
  before: RehearsalInputs | null = null,
  signal?: AbortSignal,
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
    : await membersOf(dao, folder, signal);
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

/** Files of more characters than this, some 20,000 holders, are read in a thread of their own. */
const LONG = 1_000_000;

async function membersOf(dao: Dao, folder: string | null, signal?: AbortSignal): Promise<MembersPart> {
  const { read, files } = fileReader(folder);
  const { holders, delegations } = dao;
  const texts: MembersSource['texts'] = {
    ...(holders.kind === 'file' ? { holders: await read('holders', holders.path) } : {}),
    ...('path' in delegations ? { delegations: await read('delegations', delegations.path) } : {}),
  };
  const source = { dao, texts, files, nonVoting: nonVotingOf(dao), treasury: treasuryOf(dao) };
  const length = Object.values(texts).reduce((sum, { text }) => sum + text.length, 0);
  return length > LONG ? inThread('readMembers', source, { signal }) : readMembers(source);
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

/** Reads a file that a DAO names: what it is, and its path. */
type Read = (name: string, path: string) => Promise<NamedText>;

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
