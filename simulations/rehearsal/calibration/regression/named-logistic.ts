import { chanceOf } from '../../electorate/log-odds.js';
import { solve } from './solve.js';

/** Features by name; one that is not named is 0. */
export type NamedFeatures = ReadonlyMap<string, number>;

/** A case to learn from. */
export interface NamedCase {
  readonly features: NamedFeatures;
  /** Log-odds that are known before any feature is looked at; features say by how much it differs. */
  readonly offset: number;
  readonly happened: boolean;
}

/** A logistic regression that shrinks its weights, and knows how sure it is of them. */
export interface NamedLogistic {
  readonly cases: number;
  /** Log-odds of a case, and their variance by what the weights may be as well. Unknown features count as none. */
  logOdds(features: NamedFeatures, offset: number): { readonly mean: number; readonly variance: number };
  readonly weights: ReadonlyMap<string, number>;
}

const STEPS = 15;
const CLOSE_ENOUGH = 1e-3;
/** A first step from far away can overshoot; a bounded one cannot run off. */
const LONGEST_STEP = 2;

/**
 * Logistic regression with a normal prior on every weight (its precision by the feature's name), by Newton's steps. Its doubt
 * is that of the normal distribution around the most likely weights (Laplace's approximation). O(cases × features² +
 * features³): for some hundreds of each. `start` speeds up a fit of nearly the same cases and changes nothing else.
 */
export function fitNamedLogistic(
  cases: readonly NamedCase[],
  names: readonly string[],
  precisionOf: (name: string) => number,
  start: ReadonlyMap<string, number> = new Map(),
): NamedLogistic {
  const n = names.length;
  const indexOf = new Map(names.map((name, i) => [name, i]));
  const sparse = (features: NamedFeatures) =>
    [...features].flatMap(([name, value]) => {
      const index = indexOf.get(name);
      return index === undefined || value === 0 ? [] : [[index, value] as const];
    });
  const rows = cases.map(({ features, ...rest }) => ({ ...rest, entries: sparse(features) }));
  const weights = Float64Array.from(names, (name) => start.get(name) ?? 0);
  const precisions = names.map(precisionOf);
  let factor = new Float64Array(n * n);
  for (let step = 0; step < STEPS; step++) {
    const slope = Float64Array.from(precisions, (precision, j) => -precision * weights[j]!);
    const bend = new Float64Array(n * n);
    for (const { entries, offset, happened } of rows) {
      const chance = chanceOf(entries.reduce((sum, [j, value]) => sum + weights[j]! * value, offset));
      const [error, spread] = [(happened ? 1 : 0) - chance, chance * (1 - chance)];
      for (const [j, value] of entries) {
        slope[j] = slope[j]! + error * value;
        for (const [k, other] of entries) bend[j * n + k] = bend[j * n + k]! + spread * value * other;
      }
    }
    for (let j = 0; j < n; j++) bend[j * n + j] = bend[j * n + j]! + precisions[j]!;
    // Solving leaves the lower factor of Cholesky's decomposition in its place.
    const change = solve(bend, slope);
    factor = bend;
    const largest = change.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
    const length = Math.min(1, LONGEST_STEP / (largest || 1));
    for (let j = 0; j < n; j++) weights[j] = weights[j]! + length * change[j]!;
    if (largest < CLOSE_ENOUGH) break;
  }
  return {
    cases: cases.length,
    weights: new Map(names.map((name, j) => [name, weights[j]!])),
    logOdds: (features, offset) => {
      const entries = sparse(features);
      return {
        mean: entries.reduce((sum, [j, value]) => sum + weights[j]! * value, offset),
        variance: squaredLength(factor, n, entries),
      };
    },
  };
}

/** |L⁻¹ x|², which is the variance of x's log-odds, by forward substitution. O(features²). */
function squaredLength(factor: Float64Array, n: number, entries: readonly (readonly [number, number])[]): number {
  const x = new Float64Array(n);
  for (const [j, value] of entries) x[j] = value;
  let total = 0;
  for (let i = 0; i < n; i++) {
    let sum = x[i]!;
    for (let k = 0; k < i; k++) sum -= factor[i * n + k]! * x[k]!;
    x[i] = sum / factor[i * n + i]!;
    total += x[i]! ** 2;
  }
  return total;
}
