import {
  artifactIn,
  type ColumnMapping,
  describeArtifact,
  headersKey,
  inThread,
  previewTable,
} from '../../rehearsal/index.js';
import { keepInput } from '../../results/index.js';
import { checkDao } from '../../scenario/index.js';
import type { ImportKind, RehearsalResults } from '../contract/index.js';
import type { Handlers } from '../handlers.js';
import type { RehearsalContext } from './rehearsal-context.js';
import type { HistoryFiles } from './rehearsal-view.js';

type ImportCommand = 'previewTable' | 'importTable' | 'describeArtifact';
interface ImportedFile {
  readonly name: string;
  readonly text: string;
}

/** The commands about files of a DAO: its holders, delegations, past proposals and votes, its contracts. */
export function importHandlers(context: RehearsalContext): Pick<Handlers, ImportCommand & keyof RehearsalResults> {
  const { rehearsals, mappings } = context;
  return {
    previewTable: async ({ kind, file }) => {
      const preview = previewTable(kind, file);
      const known = await mappings.of(kind, headersKey(preview.columns));
      return known === undefined ? preview : previewTable(kind, file, known);
    },
    importTable: async ({ id, kind, file, mapping, amountsIn = null, decimalMark = null }) => {
      const manifest = await rehearsals.read(id);
      const token = checkDao(manifest.dao).dao?.token;
      const numbers = { decimals: token?.decimals ?? 18, amountsIn, decimalMark, ...(token ? { token } : {}) };
      const table = { kind, file, mapping: mapping ?? null, numbers };
      const read = await inThread('checkTable', table, { signal: context.closing });
      if ('problems' in read) return { problems: read.problems, rehearsal: await context.view(id) };
      const ending = /\.json$/i.test(file.name) ? 'json' : 'csv';
      const path = await keepInput(rehearsals.folderOf(id), kind, ending, file.text);
      await mappings.remember(kind, headersKey(previewTable(kind, file).columns), read.mapping);
      const part = await documentPart(kind, path, read.mapping);
      if (part !== null) await rehearsals.change(id, ({ dao }) => ({ dao: { ...(dao as object), ...part } }));
      return { problems: [], rehearsal: await context.changed(id) };

      /** What the DAO's document says of the file. A history is complete with both of its files. */
      async function documentPart(kind: ImportKind, path: string, mapping: ColumnMapping): Promise<object | null> {
        if (kind === 'holders') return { holders: { kind: 'file', path, mapping, amountsIn, decimalMark } };
        if (kind === 'delegations') return { delegations: { path, mapping } };
        const before = ((await rehearsals.result(id, 'history-files')) as HistoryFiles | null) ?? {};
        const files: HistoryFiles = { ...before, [kind]: { path, mapping } };
        await rehearsals.keep(id, 'history-files', files, '');
        const { proposals, votes } = files;
        if (proposals === undefined || votes === undefined) return null;
        return {
          history: {
            proposals: proposals.path,
            votes: votes.path,
            proposalsMapping: proposals.mapping,
            votesMapping: votes.mapping,
          },
        };
      }
    },
    describeArtifact: async ({ file }) => describeArtifact(oneArtifact(file)),
  };
}

/** The contract that a file has, or is called by, in the form of Hardhat's artifact. What is no JSON is told by its reader. */
function oneArtifact(file: ImportedFile): ImportedFile {
  let document: unknown;
  try {
    document = JSON.parse(file.text);
  } catch {
    return file;
  }
  const name = file.name.replace(/\.json$/i, '');
  const artifact = artifactIn(document, { name, field: 'file', stands: false });
  return { name: file.name, text: JSON.stringify(artifact) };
}
