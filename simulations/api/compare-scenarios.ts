import { availableParallelism } from 'node:os';
import {
  type Design,
  type DesignProgress,
  type Metric,
  type Pair,
  type PairedDifference,
  pairedDifferences,
  type RunOutcome,
  runDesign,
} from '../experiments/index.js';
import { inThread } from './thread/in-thread.js';

export {
  type DesignProgress,
  type Metric,
  MOST_RUNS,
  metricName,
  type PairedDifference,
  parseMetric,
  parseSeeds,
  type RunOutcome,
  SUMMARIES,
} from '../experiments/index.js';

/** What runs of a design measured, and the differences that were asked for. */
export interface Comparison {
  readonly seeds: readonly number[];
  /** In the design's order; those that were not begun before a stop are not there. */
  readonly runs: readonly RunOutcome[];
  readonly differences: readonly PairedDifference[];
}

export interface ComparisonOptions {
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: DesignProgress) => void;
}

/**
 * Does all runs of a design in threads, as many at a time as the machine has cores, and compares what they measured seed by
 * seed. Stopped by the signal, it compares what had ended by then.
 * @throws InputError `metric-unknown`
 */
export async function compareScenarios(
  design: Design,
  metrics: readonly Metric[],
  pairs: readonly Pair[],
  options: ComparisonOptions = {},
): Promise<Comparison> {
  const runs = await runDesign(
    design,
    (run, signal, onTick) => inThread('measureRun', { ...run, metrics }, { signal, onProgress: onTick }),
    { parallel: availableParallelism(), ...options },
  );
  return { seeds: design.seeds, runs, differences: pairedDifferences(runs, pairs) };
}
