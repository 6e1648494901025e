import { useCallback, useEffect, useState, useSyncExternalStore } from 'react';
import type { ImportKind, ImportProblem, TablePreview } from '../../../../simulations/api/contract/index.js';
import { useSession } from '../../../app/session-context.js';
import type { RehearsalFileKind } from '../../../draft/rehearsal-file.js';
import { tableHead } from '../../../draft/table-head.js';
import { followFiles, takeFile, waitingFiles } from '../../../session/brought-files.js';
import { showDone } from '../../../session/notices.js';
import type { TextFile } from '../../../session/rehearsal-actions.js';
import { count } from '../../../words/number-format.js';

type Mapping = Readonly<Record<string, string | null>>;

/** A table on its way into the rehearsal. */
export interface Importing {
  readonly file: TextFile | null;
  readonly preview: TablePreview | null;
  /** Rows of the whole table. */
  readonly rows: number | null;
  readonly mapping: Mapping;
  readonly problems: readonly ImportProblem[];
  readonly busy: boolean;
  /** Dropped after this one: they come when it has been imported or left. */
  readonly waiting: readonly File[];
  choose(file: File): void;
  map(field: string, column: string | null): void;
  /** Takes the table over, unless something is wrong with it. */
  take(): Promise<void>;
  drop(): void;
}

const nothing = { file: null, preview: null, rows: null, mapping: {}, problems: [], busy: false } as const;

/**
 * Takes files of a kind that were dropped, one after another, whenever nothing else is in hand.
 * @returns those that wait behind it
 */
export function useBroughtFiles(
  kind: RehearsalFileKind,
  free: boolean,
  take: (file: File) => unknown,
): readonly File[] {
  const waiting = useSyncExternalStore(followFiles, () => waitingFiles(kind));
  useEffect(() => {
    if (!free || waiting.length === 0) return;
    const file = takeFile(kind);
    if (file !== undefined) void take(file);
  });
  return waiting;
}

/** Looks at a table, lets its columns be named, and imports it. */
export function useImport(kind: ImportKind): Importing {
  const { rehearsals, attempt } = useSession();
  const [state, setState] = useState<Omit<Importing, 'waiting' | 'choose' | 'map' | 'take' | 'drop'>>(nothing);
  const choose = useCallback(
    (source: File) => {
      setState({ ...nothing, busy: true });
      void attempt(`${source.name} could not be read`, async () => {
        const text = await source.text();
        const head = tableHead(text);
        const preview = await rehearsals.commands.previewTable({ kind, file: { name: source.name, text: head.text } });
        setState({
          file: { name: source.name, text },
          preview,
          rows: head.rows ?? preview.rowCount,
          mapping: preview.mapping,
          problems: preview.problems,
          busy: false,
        });
      }).then(() => setState((now) => (now.busy ? nothing : now)));
    },
    [kind, rehearsals, attempt],
  );
  const waiting = useBroughtFiles(kind, state.file === null && !state.busy, choose);
  return {
    ...state,
    waiting,
    choose,
    map: (field, column) => setState((now) => ({ ...now, mapping: { ...now.mapping, [field]: column }, problems: [] })),
    drop: () => setState(nothing),
    async take() {
      const { file, mapping } = state;
      if (file === null) return;
      setState((now) => ({ ...now, busy: true }));
      const problems = await rehearsals.importTable(kind, file, mapping);
      if (problems !== null && problems.length === 0) {
        setState(nothing);
        showDone('Imported', state.rows === null ? file.name : `${count(state.rows)} rows of ${file.name}`);
      } else setState((now) => ({ ...now, busy: false, problems: problems ?? now.problems }));
    },
  };
}
