import { useCallback, useEffect, useMemo, useState } from 'react';
import { useApp, useSession } from '../../../app/session-context.js';
import { useMoment } from '../../../app/use-frames.js';
import { useVocabulary } from '../../../app/use-vocabulary.js';
import type { Selection } from '../../../routes/selection.js';
import type { Transfer, Transfers } from '../../../state/contract-types.js';

/** Transfers of a page of the list, and of a part of all of them. */
export const pageLength = 50;
const partLength = 1000;
/** While a run goes on, the list is asked for after it has stood still for so long (ms). */
const patience = 250;

export interface ListedTransfers extends Transfers {
  /** All of them, oldest first, however many parts they come in. */
  all(): Promise<readonly Transfer[]>;
}

/** One page of the single transfers behind an edge in the stretch of time that is looked at, the newest first. */
export function useTransfers(flow: Selection & { readonly kind: 'flow' }, page: number): ListedTransfers | null {
  const { commands, attempt } = useSession();
  const vocabulary = useVocabulary();
  const runId = useApp(({ openRun }) => openRun?.id ?? null);
  const open = useApp(({ connection }) => connection.status === 'open');
  const window = useApp((state) => state.window);
  const moment = useMoment();
  const from = window?.[0] ?? 0;
  const to = Math.max(from, Math.min(moment, window?.[1] ?? moment));
  const query = useMemo(
    () =>
      runId === null
        ? null
        : {
            runId,
            asset: flow.asset,
            sources: [...vocabulary.partiesOf(flow.from)],
            targets: [...vocabulary.partiesOf(flow.to)],
            kind: flow.flow,
            from,
            to,
          },
    [runId, flow, vocabulary, from, to],
  );
  const [shown, show] = useState<Transfers | null>(null);
  useEffect(() => {
    if (query === null || !open) return;
    let ended = false;
    const timer = setTimeout(
      () =>
        void attempt('The transfers could not be loaded', async () => {
          const found = await commands.getTransfers({
            ...query,
            offset: page * pageLength,
            limit: pageLength,
            newestFirst: true,
          });
          if (!ended) show(found);
        }),
      patience,
    );
    return () => {
      ended = true;
      clearTimeout(timer);
    };
  }, [query, page, open, commands, attempt]);
  const all = useCallback(async () => {
    const rows: Transfer[] = [];
    if (query === null) return rows;
    for (let total = Number.POSITIVE_INFINITY; rows.length < total; ) {
      const part = await commands.getTransfers({ ...query, offset: rows.length, limit: partLength });
      rows.push(...part.rows);
      total = part.rows.length === 0 ? rows.length : part.total;
    }
    return rows;
  }, [query, commands]);
  return useMemo(() => (shown === null ? null : { ...shown, all }), [shown, all]);
}
