import { useMemo } from 'react';
import type { Frame } from '../../simulations/api/contract/index.js';
import { lastMomentOf, momentOf, summaryOf } from '../state/run-selectors.js';
import type { AppState } from '../state/store.js';
import { useApp } from './session-context.js';
import { usePaced } from './use-paced.js';

/** All frames of the open run so far, at this panel's pace. */
export function useFrames(active = true): readonly Frame[] {
  const log = usePaced(openLog, active);
  const count = usePaced(frameCount, active);
  return useMemo(() => log?.upTo(count) ?? none, [log, count]);
}

/** The moment that panels show: the chosen tick, else the newest. */
export function useMoment(active = true): number {
  return usePaced(momentOf, active);
}

/** Frames up to the moment that panels show. */
export function useFramesUpToMoment(active = true): readonly Frame[] {
  const frames = useFrames(active);
  const moment = useMoment(active);
  return useMemo(() => (moment >= frames.length - 1 ? frames : frames.slice(0, moment + 1)), [frames, moment]);
}

/** First and last tick, or round, of the time axis: the window when there is one, else the whole run. */
export function useTimeAxis(active = true): readonly [from: number, to: number] {
  const from = usePaced((state) => state.window?.[0] ?? 0, active);
  const to = usePaced((state) => state.window?.[1] ?? lastMomentOf(state), active);
  return useMemo(() => [from, Math.max(to, from + 1)], [from, to]);
}

/** When the open run's simulated time began, and how long a tick is (s). Unlike its summary, these never change. */
export function useRunTime(): { readonly startTime: number; readonly tickSeconds: number } {
  const startTime = useApp((state) => summaryOf(state)?.startTime ?? 0);
  const tickSeconds = useApp((state) => summaryOf(state)?.tickSeconds ?? 1);
  return useMemo(() => ({ startTime, tickSeconds }), [startTime, tickSeconds]);
}

const none: readonly Frame[] = [];
const openLog = ({ openRun }: AppState) => openRun?.log ?? null;
const frameCount = ({ openRun }: AppState) => openRun?.frameCount ?? 0;
