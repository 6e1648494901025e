import {
  type ColumnMapping,
  describeArtifact,
  headersKey,
  inThread,
  previewTable,
  withRemembered,
} from '../../rehearsal/index.js';
import { checkDao } from '../../scenario/index.js';
import type { ImportKind, RehearsalResults } from '../contract/index.js';
import type { Handlers } from '../handlers.js';
import type { RehearsalContext } from './rehearsal-context.js';
import type { HistoryFiles } from './rehearsal-view.js';

type ImportCommand = 'previewTable' | 'importTable' | 'describeArtifact';
/** Tables of more characters than this are looked at in a thread. */
const LONG = 250_000;

/** The commands about files of a DAO: its holders, delegations, past proposals and votes, its contracts. */
export function importHandlers(context: RehearsalContext): Pick<Handlers, ImportCommand & keyof RehearsalResults> {
  const { rehearsals, mappings } = context;
  return {
    previewTable: async ({ kind, file }) => {
      const preview =
        file.text.length > LONG
          ? await inThread('previewTable', { kind, file }, { signal: context.closing })
          : previewTable(kind, file);
      const known = await mappings.of(kind, headersKey(preview.columns));
      return known === undefined ? preview : withRemembered(preview, known);
    },
    importTable: async ({ id, kind, file, mapping, amountsIn = null, decimalMark = null }) => {
      const manifest = await rehearsals.read(id);
      const token = checkDao(manifest.dao).dao?.token;
      const numbers = { decimals: token?.decimals ?? 18, amountsIn, decimalMark, ...(token ? { token } : {}) };
      const table = { kind, file, mapping: mapping ?? null, numbers, folder: rehearsals.folderOf(id) };
      const read = await inThread('importTable', table, { signal: context.closing });
      if ('problems' in read) return { problems: read.problems, rehearsal: await context.view(id) };
      await mappings.remember(kind, read.headersKey, read.mapping);
      const part = await documentPart(kind, read.path, read.mapping);
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
    describeArtifact: async ({ file }) =>
      file.text.length > LONG
        ? inThread('describeArtifact', file, { signal: context.closing })
        : describeArtifact(file),
  };
}
