export { type Case, type Design, MOST_RUNS, type PlannedRun, parseSeeds } from './design.js';
export { measureOnce } from './measure-once.js';
export { type Metric, metricName, parseMetric, SUMMARIES, type Summary, valueAt } from './measurement.js';
export { pairedBand } from './paired-band.js';
export { type Pair, type PairedDifference, pairedDifferences, type Side } from './paired-differences.js';
export {
  type DesignProgress,
  type Measured,
  type MeasureRun,
  type RunDesignOptions,
  type RunOutcome,
  runDesign,
} from './run-design.js';
export { type RunOnce, type RunOnceOptions, runOnce } from './run-once.js';
