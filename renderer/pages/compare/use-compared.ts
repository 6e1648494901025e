import { useEffect, useMemo, useRef, useState } from 'react';
import { useShallow } from 'zustand/react/shallow';
import type { Frame, RunDetail, RunReport, RunSummary } from '../../../simulations/api/contract/index.js';
import { useApp, useSession } from '../../app/session-context.js';
import { allFrames } from '../../session/load-frames.js';

/** Between two questions for new frames lies at least this time (ms). */
const pace = 700;

/** One of the runs that are held against each other, as far as it is known. */
export interface ComparedRun {
  readonly id: string;
  readonly summary: RunSummary | null;
  readonly detail: RunDetail | null;
  readonly frames: readonly Frame[];
  /** `null` until it has ended. */
  readonly report: RunReport | null;
}

type Loaded = Pick<ComparedRun, 'detail' | 'frames' | 'report'>;
const nothing: Loaded = { detail: null, frames: [], report: null };

/** The runs that are compared, with their frames; those that go on grow. */
export function useCompared(): readonly ComparedRun[] {
  const { commands, attempt, store } = useSession();
  const ids = useApp(({ compared }) => compared);
  const connected = useApp(({ connection }) => connection.status === 'open');
  const summaries = useApp(
    useShallow(({ runs, compared }) => compared.map((id) => runs?.find((run) => run.id === id) ?? null)),
  );
  const [loaded, setLoaded] = useState<ReadonlyMap<string, Loaded>>(new Map());
  const known = useRef(loaded);

  useEffect(() => {
    if (!connected) return;
    let gone = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const put = (id: string, change: Partial<Loaded>) => {
      if (gone) return;
      known.current = new Map(known.current).set(id, { ...(known.current.get(id) ?? nothing), ...change });
      setLoaded(known.current);
    };
    const look = async () => {
      for (const id of ids) {
        const { detail, frames, report } = known.current.get(id) ?? nothing;
        const own = detail ?? (await commands.getRun({ runId: id }));
        if (detail === null) put(id, { detail: own });
        const summary = store.getState().runs?.find((run) => run.id === id) ?? own;
        if (frames.length <= summary.tick) {
          const more = await allFrames(commands, id, summary.tick, frames.length);
          if (more.length > 0) put(id, { frames: [...frames, ...more] });
        }
        const ended = summary.state === 'finished' || summary.state === 'stopped';
        if (ended && report === null) put(id, { report: await commands.getReport({ runId: id }) });
        if (gone) return;
      }
    };
    const next = () =>
      attempt('A run could not be compared', look).finally(() => {
        if (!gone) timer = setTimeout(next, pace);
      });
    void next();
    return () => {
      gone = true;
      clearTimeout(timer);
    };
  }, [ids, connected, commands, attempt, store]);

  return useMemo(
    () => ids.map((id, at) => ({ id, summary: summaries[at] ?? null, ...(loaded.get(id) ?? nothing) })),
    [ids, summaries, loaded],
  );
}
