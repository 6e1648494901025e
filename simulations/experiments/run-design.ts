import { InputError } from '../errors/index.js';
import { type Design, type PlannedRun, runsOf } from './design.js';

/** What one run measured. */
export interface Measured {
  /** By the metric's name; `null` where its reporter had nothing to say. */
  readonly measures: Readonly<Record<string, number | null>>;
  /** Invariants that did not hold, tick by tick. */
  readonly violations: number;
}

/** What became of one run: what it measured, or why it failed. */
export type RunOutcome = Pick<PlannedRun, 'case' | 'seed'> &
  (({ readonly state: 'finished' } & Measured) | { readonly state: 'failed'; readonly error: string });

/** Measures one run. Whatever it starts it ends, also when aborted. */
export type MeasureRun = (run: PlannedRun, signal: AbortSignal, onTick: () => void) => Promise<Measured>;

export interface DesignProgress {
  readonly runsDone: number;
  readonly runs: number;
  /** Of all runs together. */
  readonly ticksDone: number;
  readonly ticks: number;
  /** At the present pace; `null` before the first tick. */
  readonly secondsLeft: number | null;
}

export interface RunDesignOptions {
  /** Runs at a time. */
  readonly parallel: number;
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: DesignProgress) => void;
}

/**
 * Does all runs of a design, some at a time. A run that fails is kept as failed and the others go on. Aborted, it gives back
 * what had ended by then.
 * @returns outcomes in the order of the design, whichever ended first
 * @throws InputError what is wrong with the design itself, as soon as a run finds it: no other run would fare better
 */
export async function runDesign(
  design: Design,
  measureRun: MeasureRun,
  { parallel, signal: outside, onProgress }: RunDesignOptions,
): Promise<readonly RunOutcome[]> {
  const planned = runsOf(design);
  const stop = new AbortController();
  const signal = outside === undefined ? stop.signal : AbortSignal.any([outside, stop.signal]);
  let wrong: InputError | null = null;
  const outcomes: (RunOutcome | null)[] = planned.map(() => null);
  const ticks = planned.reduce((sum, { scenario }) => sum + scenario.ticks, 0);
  const began = performance.now();
  let [next, runsDone, ticksDone] = [0, 0, 0];
  const tell = () => {
    const pace = (performance.now() - began) / 1000 / ticksDone;
    const secondsLeft = ticksDone === 0 ? null : (ticks - ticksDone) * pace;
    onProgress?.({ runsDone, runs: planned.length, ticksDone, ticks, secondsLeft });
  };
  const work = async () => {
    while (next < planned.length && !signal.aborted) {
      const place = next++;
      const run = planned[place]!;
      let own = 0;
      const onTick = () => {
        own++;
        ticksDone++;
        tell();
      };
      const { case: name, seed, scenario } = run;
      try {
        outcomes[place] = { case: name, seed, state: 'finished', ...(await measureRun(run, signal, onTick)) };
      } catch (error) {
        // One that was stopped has not failed: it is as if it had never begun.
        if (signal.aborted) return;
        if (error instanceof InputError) {
          wrong = error;
          stop.abort();
          return;
        }
        const message = error instanceof Error ? error.message : String(error);
        outcomes[place] = { case: name, seed, state: 'failed', error: message };
      }
      runsDone++;
      ticksDone += scenario.ticks - own;
      tell();
    }
  };
  await Promise.all(Array.from({ length: Math.max(1, parallel) }, work));
  if (wrong !== null) throw wrong;
  return outcomes.filter((outcome) => outcome !== null);
}
