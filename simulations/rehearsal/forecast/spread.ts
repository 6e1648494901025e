import { quantileSorted } from 'simple-statistics';
import type { Spread } from './forecast.js';

/** Mean and quantiles of at least one value. */
export function spreadOf(values: Float64Array): Spread {
  const sorted = [...values.toSorted()];
  const at = (p: number) => quantileSorted(sorted, p);
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return { mean, p05: at(0.05), p25: at(0.25), median: at(0.5), p75: at(0.75), p95: at(0.95) };
}
