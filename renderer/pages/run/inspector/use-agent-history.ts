import { useEffect, useState } from 'react';
import { useApp, useSession } from '../../../app/session-context.js';
import type { AgentHistory } from '../../../state/contract-types.js';

/** Between two questions for an agent's past lies at least this time (ms). */
const pace = 1_500;

/** One agent over all ticks so far; asked again as the run goes on. */
export function useAgentHistory(agent: string): AgentHistory | null {
  const { commands, store, attempt } = useSession();
  const runId = useApp(({ openRun }) => openRun?.id ?? null);
  const [history, setHistory] = useState<AgentHistory | null>(null);
  useEffect(() => {
    if (runId === null) return;
    let ended = false;
    let known = -1;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const ask = async () => {
      const count = store.getState().openRun?.frameCount ?? 0;
      if (count !== known && store.getState().connection.status === 'open') {
        known = count;
        await attempt(`The past of ${agent} could not be loaded`, async () => {
          const rows = await commands.getAgentHistory({ runId, agent });
          if (!ended) setHistory(rows);
        });
      }
      if (!ended) timer = setTimeout(ask, pace);
    };
    void ask();
    return () => {
      ended = true;
      clearTimeout(timer);
    };
  }, [agent, runId, commands, store, attempt]);
  return history;
}
