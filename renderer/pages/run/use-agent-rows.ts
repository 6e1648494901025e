import { useEffect, useRef, useState } from 'react';
import type { AgentRow } from '../../../simulations/api/contract/index.js';
import { useApp, useSession } from '../../app/session-context.js';
import { momentOf } from '../../state/run-selectors.js';

/** Between two questions for all agents lies at least this time (ms). */
const pace = 400;

interface Rows {
  readonly tick: number;
  readonly rows: readonly AgentRow[];
}

/** All agents as they stood at the moment that panels show; asked of the engine at a pace that does not burden it. */
export function useAgentRows(active: boolean): Rows | null {
  const { store, commands, attempt } = useSession();
  const runId = useApp(({ openRun }) => openRun?.id ?? null);
  const [shown, setShown] = useState<(Rows & { readonly runId: string }) | null>(null);
  const state = useRef({ asked: '', busy: false, last: 0 });

  useEffect(() => {
    if (!active || runId === null) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let ended = false;
    const own = state.current;
    const ask = async () => {
      timer = undefined;
      const current = store.getState();
      if (
        ended ||
        current.openRun?.id !== runId ||
        current.openRun.frameCount === 0 ||
        current.connection.status !== 'open'
      )
        return;
      const tick = momentOf(current);
      own.asked = `${runId}:${tick}`;
      own.busy = true;
      own.last = performance.now();
      await attempt('The agents could not be loaded', async () => {
        const rows = await commands.getAgents({ runId, tick });
        if (!ended) setShown({ runId, tick, rows });
      });
      own.busy = false;
      check();
    };
    const check = () => {
      const current = store.getState();
      if (ended || own.busy || timer !== undefined || (current.openRun?.frameCount ?? 0) === 0) return;
      if (own.asked === `${runId}:${momentOf(current)}`) return;
      timer = setTimeout(() => void ask(), Math.max(0, own.last + pace - performance.now()));
    };
    check();
    const unsubscribe = store.subscribe(check);
    return () => {
      ended = true;
      own.busy = false;
      clearTimeout(timer);
      unsubscribe();
    };
  }, [active, runId, store, commands, attempt]);

  return shown?.runId === runId ? shown : null;
}
