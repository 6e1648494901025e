import { InputError } from '../errors/index.js';
import type { WorkContext } from '../threads/index.js';
import type { PlannedRun } from './design.js';
import { type Metric, measure, metricName } from './measurement.js';
import type { Measured } from './run-design.js';
import { runOnce } from './run-once.js';

/**
 * Does one run of a design and measures it; nothing of it is kept.
 * @throws InputError `metric-unknown` when the run has no such reporter; whatever the run throws
 */
export async function measureOnce(
  { scenario, seed }: PlannedRun,
  metrics: readonly Metric[],
  { signal, onProgress }: WorkContext,
): Promise<Measured> {
  let done = 0;
  const { ticks } = scenario;
  const run = await runOnce({ scenario, seed, ticks, signal, onTick: () => onProgress(++done, ticks) });
  const names = run.reporters.map(({ name }) => name);
  for (const { reporter } of metrics) {
    if (names.includes(reporter)) continue;
    throw new InputError('metric-unknown', `${scenario.name} measures no "${reporter}"`, {
      field: '--metric',
      value: reporter,
      hint: `It measures ${names.toSorted().join(', ')}.`,
    });
  }
  return {
    measures: Object.fromEntries(metrics.map((metric) => [metricName(metric), measure(run, metric)])),
    violations: run.frames.reduce((sum, { invariants }) => sum + invariants.violated.length, 0),
  };
}
