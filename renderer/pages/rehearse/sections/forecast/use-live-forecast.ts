import { useCallback, useEffect, useRef, useState } from 'react';
import type { ForecastAdjustments, Rehearsal } from '../../../../../simulations/api/contract/index.js';
import { useApp, useSession } from '../../../../app/session-context.js';

/** What a forecast is asked for. */
export interface ForecastQuestion {
  readonly runs: number;
  readonly adjustments: ForecastAdjustments;
}

export interface LiveForecast {
  /** What the sliders stand at; the forecast follows. */
  readonly asked: ForecastQuestion;
  /** The forecast shown is not yet the one that was asked for. */
  readonly behind: boolean;
  ask(question: ForecastQuestion): void;
}

export const nothingSupposed: ForecastAdjustments = { turnoutFactor: 1, supportShift: 0, pledges: [] };

/** Waits so long after a slider moved (ms). */
const PAUSE_MS = 80;
const usualRuns = 2000;

/**
 * Forecasts that follow the sliders: one at a time, and after it the newest question only. A rehearsal without a
 * forecast, or with one of before the last change, asks by itself.
 */
export function useLiveForecast(rehearsal: Rehearsal): LiveForecast {
  const { store, rehearsals, attempt } = useSession();
  const { id, forecast } = rehearsal;
  const [asked, setAsked] = useState<ForecastQuestion>(() => ({
    runs: forecast?.runs ?? usualRuns,
    adjustments: rehearsal.adjustments,
  }));
  const [behind, setBehind] = useState(false);
  const newest = useRef<ForecastQuestion | null>(null);
  const busy = useRef(false);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  const answer = useCallback(async () => {
    if (busy.current) return;
    busy.current = true;
    while (newest.current !== null) {
      const question = newest.current;
      newest.current = null;
      await attempt('The vote could not be forecast', async () => {
        const { runs, adjustments } = question;
        const pledges = [...adjustments.pledges];
        const came = await rehearsals.commands.forecastVote({ id, runs, adjustments: { ...adjustments, pledges } });
        const { openRehearsal, rehearsalChanged } = store.getState();
        const stale = openRehearsal?.rehearsal?.stale.filter((job) => job !== 'forecast') ?? [];
        rehearsalChanged(id, { forecast: came, adjustments, stale });
      });
    }
    busy.current = false;
    setBehind(false);
  }, [id, store, rehearsals, attempt]);

  const ask = useCallback(
    (question: ForecastQuestion) => {
      setAsked(question);
      setBehind(true);
      newest.current = question;
      clearTimeout(timer.current);
      timer.current = setTimeout(() => void answer(), PAUSE_MS);
    },
    [answer],
  );
  useEffect(
    () => () => {
      clearTimeout(timer.current);
      // What was asked last is answered even when the section is left.
      if (newest.current !== null) void answer();
    },
    [answer],
  );

  const missing = forecastDue(rehearsal);
  const ready = rehearsal.problems.dao.length + rehearsal.problems.proposal.length === 0;
  const free = useApp(
    ({ openRehearsal, connection }) => openRehearsal?.progress === null && connection.status === 'open',
  );
  const tried = useRef(false);
  useEffect(() => {
    if (!missing || !ready || !free || rehearsal.running !== null || tried.current) return;
    tried.current = true;
    setBehind(true);
    void rehearsals.save().then(() => {
      // The draft's own button may have begun one meanwhile.
      if (store.getState().openRehearsal?.progress == null) ask(asked);
      else setBehind(false);
    });
  }, [missing, ready, free, rehearsal.running, rehearsals, store, ask, asked]);

  return { asked, behind, ask };
}

/** Whether a forecast has to be made: there is none, something changed since, or the voters were learned meanwhile. */
export function forecastDue({
  forecast,
  calibration,
  stale,
}: Pick<Rehearsal, 'forecast' | 'calibration' | 'stale'>): boolean {
  if (forecast === null || stale.includes('forecast')) return true;
  return forecast.source === 'rules' && calibration !== null && !stale.includes('calibration');
}
