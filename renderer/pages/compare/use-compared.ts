import { useEffect, useMemo, useRef, useState } from 'react';
import { useShallow } from 'zustand/react/shallow';
import type {
  Commands,
  FederationDetail,
  FederationRound,
  FederationSummary,
  Frame,
  RunDetail,
  RunReport,
  RunSummary,
} from '../../../simulations/api/contract/index.js';
import { useApp, useSession } from '../../app/session-context.js';
import { allFrames } from '../../session/load-frames.js';
import { allRounds } from '../../session/load-rounds.js';
import { isFederation } from '../../session/load-run.js';
import type { AppStore } from '../../state/store.js';

/** Between two questions for what is new lies at least this time (ms). */
const pace = 700;

interface ComparedDao {
  readonly kind: 'dao';
  readonly summary: RunSummary | null;
  readonly detail: RunDetail | null;
  readonly frames: readonly Frame[];
  /** `null` until it has ended. */
  readonly report: RunReport | null;
}

interface ComparedFederation {
  readonly kind: 'federation';
  readonly summary: FederationSummary | null;
  /** Its report comes with it once it has ended. */
  readonly detail: FederationDetail | null;
  readonly rounds: readonly FederationRound[];
}

/** One of the runs that are held against each other, as far as it is known. */
export type ComparedRun = { readonly id: string } & (ComparedDao | ComparedFederation);

type Loaded = Omit<ComparedDao, 'summary'> | Omit<ComparedFederation, 'summary'>;
const noDao: Loaded = { kind: 'dao', detail: null, frames: [], report: null };
const noFederation: Loaded = { kind: 'federation', detail: null, rounds: [] };

/** The runs that are compared, with their frames or rounds; those that go on grow. */
export function useCompared(): readonly ComparedRun[] {
  const { commands, attempt, store } = useSession();
  const ids = useApp(({ compared }) => compared);
  // What a run is, is known from the list.
  const ready = useApp(({ connection, federations }) => connection.status === 'open' && federations !== null);
  const summaries = useApp(
    useShallow(({ runs, federations, compared }) =>
      compared.map((id) => [...(runs ?? []), ...(federations ?? [])].find((run) => run.id === id) ?? null),
    ),
  );
  const [loaded, setLoaded] = useState<ReadonlyMap<string, Loaded>>(new Map());
  const known = useRef(loaded);

  useEffect(() => {
    if (!ready) return;
    let gone = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = async () => {
      for (const id of ids) {
        const nothing = isFederation(store.getState(), id) ? noFederation : noDao;
        const before = known.current.get(id) ?? nothing;
        const now =
          before.kind === 'dao'
            ? await daoNow(id, before, commands, store)
            : await federationNow(id, before, commands, store);
        if (gone) return;
        if (now === before) continue;
        known.current = new Map(known.current).set(id, now);
        setLoaded(known.current);
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
  }, [ids, ready, commands, attempt, store]);

  return useMemo(
    () =>
      ids.map((id, at): ComparedRun => {
        const summary = summaries[at] ?? null;
        const own = loaded.get(id) ?? (summary?.kind === 'federation' ? noFederation : noDao);
        return own.kind === 'dao'
          ? { id, ...own, summary: summary?.kind === 'dao' ? summary : null }
          : { id, ...own, summary: summary?.kind === 'federation' ? summary : null };
      }),
    [ids, summaries, loaded],
  );
}

/** A DAO's run with what came since; the same object where nothing did. */
async function daoNow(
  id: string,
  before: Omit<ComparedDao, 'summary'>,
  commands: Commands,
  store: AppStore,
): Promise<Omit<ComparedDao, 'summary'>> {
  const detail = before.detail ?? (await commands.getRun({ runId: id }));
  const { tick, state } = store.getState().runs?.find((run) => run.id === id) ?? detail;
  const more = before.frames.length <= tick ? await allFrames(commands, id, tick, before.frames.length) : [];
  const ended = state === 'finished' || state === 'stopped';
  const report = ended && before.report === null ? await commands.getReport({ runId: id }) : before.report;
  if (detail === before.detail && more.length === 0 && report === before.report) return before;
  return { kind: 'dao', detail, frames: [...before.frames, ...more], report };
}

/** A federation with what came since, likewise. */
async function federationNow(
  id: string,
  before: Omit<ComparedFederation, 'summary'>,
  commands: Commands,
  store: AppStore,
): Promise<Omit<ComparedFederation, 'summary'>> {
  const known = store.getState().federations?.find((run) => run.id === id);
  const ended = known?.state === 'finished' || known?.state === 'stopped';
  const old = before.detail;
  const detail = old === null || (ended && old.report === null) ? await commands.getFederation({ runId: id }) : old;
  const { round } = known ?? detail.summary;
  const more = before.rounds.length <= round ? await allRounds(commands, id, round, before.rounds.length) : [];
  if (detail === old && more.length === 0) return before;
  return { kind: 'federation', detail, rounds: [...before.rounds, ...more] };
}
