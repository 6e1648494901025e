import { basename } from 'node:path';
import type { Address } from '../../chain/index.js';
import { InputError } from '../../errors/index.js';
import type { Dao } from '../../scenario/index.js';
import { artifactIn } from '../dao/artifact-formats.js';
import { placementsOf } from '../dao/placements.js';
import type { ArtifactFiles } from '../execution/artifacts.js';
import { readHistory } from '../history/read-history.js';
import { summariseHistory } from '../history/summarise-history.js';
import type { HistorySummary, VotingHistory } from '../history/voting-history.js';
import { treasuryOf } from './exact-dao.js';
import { type InputFile, readInput } from './input-file.js';
import { accepted } from './input-problem.js';
import type { NamedText } from './members-files.js';
import { type MembersPart, type MembersSource, readMembers } from './read-members.js';

/** Past votes of a DAO, read and in a few numbers; `null` where it has none. */
export interface PastPart {
  readonly history: VotingHistory | null;
  readonly pastVotes: HistorySummary | null;
  readonly files: readonly InputFile[];
}

/** Artifacts that a DAO names by path. */
export interface ArtifactsPart {
  readonly artifacts: ArtifactFiles;
  readonly files: readonly InputFile[];
}

/** Where a part of a DAO is read from. Relative paths start from `folder`. */
export interface PartSource {
  readonly dao: Dao;
  readonly folder: string | null;
}

/** Six seconds for a million holders. @throws ImportRefused with every row at fault; InputError about a file or an amount */
export async function readMembersPart({ dao, folder }: PartSource): Promise<MembersPart> {
  const { read, files } = fileReader(folder);
  const { holders, delegations } = dao;
  const texts: MembersSource['texts'] = {
    ...(holders.kind === 'file' ? { holders: await read('holders', holders.path) } : {}),
    ...('path' in delegations ? { delegations: await read('delegations', delegations.path) } : {}),
  };
  return readMembers({ dao, texts, files, nonVoting: nonVotingOf(dao), treasury: treasuryOf(dao) });
}

/** @throws ImportRefused with every row at fault; InputError about a file */
export async function readPastPart({ dao, folder }: PartSource): Promise<PastPart> {
  const { read, files } = fileReader(folder);
  if (dao.history === null) return { history: null, pastVotes: null, files };
  const proposals = await read('past proposals', dao.history.proposals);
  const votes = await read('past votes', dao.history.votes);
  const { proposalsMapping, votesMapping } = dao.history;
  const history = accepted(readHistory({ proposals, votes, proposalsMapping, votesMapping }));
  return { history, pastVotes: summariseHistory(history), files };
}

/** @throws InputError about a file, or that it is no artifact */
export async function readArtifactsPart({ dao: { contracts, fork }, folder }: PartSource): Promise<ArtifactsPart> {
  const { read, files } = fileReader(folder);
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
  return { artifacts, files };
}

/** Paths of the files that a part of a DAO is read from, as the DAO has them. */
export const PART_FILES = {
  members: ({ holders, delegations }: Dao): readonly string[] => [
    ...(holders.kind === 'file' ? [holders.path] : []),
    ...('path' in delegations ? [delegations.path] : []),
  ],
  past: ({ history }: Dao): readonly string[] => (history === null ? [] : [history.proposals, history.votes]),
  artifacts: ({ contracts }: Dao): readonly string[] =>
    contracts.flatMap(({ artifact }) =>
      typeof artifact === 'string' ? [artifact.replace(/(\.json)#.*$/i, '$1')] : [],
    ),
} as const;

/** Nobody has the keys of these; tokens sent there are lost. */
const BURNT: readonly Address[] = [`0x${'0'.repeat(40)}`, `0x${'0'.repeat(36)}dead`];

/** A holders' list often has the DAO's own treasury on top; contracts do not vote. */
export function nonVotingOf(dao: Dao): ReadonlySet<Address> {
  return new Set([...BURNT, ...placementsOf(dao).byName.values(), ...dao.nonVoting]);
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
