import type { TensorFlow } from '../../../learning/index.js';
import type { Rows } from './rows.js';
import { solve } from './solve.js';

/** A fitted logistic regression, as plain JSON. The log-odds are bias + Σ weight × (value − mean) / deviation. */
export interface Logistic {
  readonly bias: number;
  /** For standardised features. */
  readonly weights: readonly number[];
  readonly means: readonly number[];
  /** Standard deviations; 1 for a feature that never changes. */
  readonly deviations: readonly number[];
}

/** Standardised values farther out than this are cut back, in fitting and later: weights were not learnt out there. */
const FARTHEST = 5;
const STEPS = 25;

/**
 * Logistic regression with an L2 penalty of `ridge`/2 × Σ weight², by Newton's steps (iteratively reweighted least squares)
 * on tensors: two products with the features a step. The means and deviations are those of the rows. Deterministic.
 */
export function fitLogistic(tf: TensorFlow, rows: Rows, ridge: number): Logistic {
  const { means, deviations } = momentsOf(rows);
  const { columns, outcomes } = rows;
  const width = columns + 1;
  const count = outcomes.length;
  const design = new Float32Array(count * width);
  for (let i = 0; i < count; i++) {
    design[i * width] = 1;
    for (let j = 0; j < columns; j++) {
      design[i * width + 1 + j] = standardised(rows.features[i * columns + j]!, means[j]!, deviations[j]!);
    }
  }
  const [x, y, w] = [
    tf.tensor2d(design, [count, width]),
    tf.tensor2d(outcomes, [count, 1]),
    tf.tensor2d(rows.weights, [count, 1]),
  ];
  const found = new Float64Array(width);
  for (let step = 0; step < STEPS; step++) {
    const [gradient, curvature] = tf.tidy(() => {
      const chance = tf.sigmoid(tf.matMul(x, tf.tensor2d(Float32Array.from(found), [width, 1])));
      const spread = tf.mul(w, tf.mul(chance, tf.sub(1, chance)));
      return [
        tf.matMul(x, tf.mul(w, tf.sub(y, chance)), true, false).dataSync(),
        tf.matMul(x, tf.mul(x, spread), true, false).dataSync(),
      ];
    });
    const slope = Float64Array.from(gradient!, (value, j) => value - (j === 0 ? 0 : ridge * found[j]!));
    const bend = Float64Array.from(curvature!);
    for (let j = 0; j < width; j++) bend[j * width + j] = bend[j * width + j]! + (j === 0 ? 1e-6 : ridge);
    const change = solve(bend, slope);
    const largest = change.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
    // A first step from far away can overshoot; a bounded one cannot run off.
    const factor = Math.min(1, 2 / largest);
    for (let j = 0; j < width; j++) found[j] = found[j]! + factor * change[j]!;
    if (largest < 1e-4) break;
  }
  tf.dispose([x, y, w]);
  return { bias: found[0]!, weights: [...found.subarray(1)], means, deviations };
}

/** Log-odds of the row of features that begins at an offset. */
export function logOddsAt({ bias, weights, means, deviations }: Logistic, features: Float32Array, at = 0): number {
  let sum = bias;
  for (let j = 0; j < weights.length; j++) {
    sum += weights[j]! * standardised(features[at + j]!, means[j]!, deviations[j]!);
  }
  return sum;
}

function standardised(value: number, mean: number, deviation: number): number {
  return Math.max(-FARTHEST, Math.min(FARTHEST, (value - mean) / deviation));
}

function momentsOf({ columns, features, weights }: Rows): { means: number[]; deviations: number[] } {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const means = new Array<number>(columns).fill(0);
  const squares = new Array<number>(columns).fill(0);
  weights.forEach((weight, i) => {
    for (let j = 0; j < columns; j++) means[j] = means[j]! + (weight * features[i * columns + j]!) / total;
  });
  weights.forEach((weight, i) => {
    for (let j = 0; j < columns; j++) {
      squares[j] = squares[j]! + (weight * (features[i * columns + j]! - means[j]!) ** 2) / total;
    }
  });
  return { means, deviations: squares.map((square) => (square > 1e-9 ? Math.sqrt(square) : 1)) };
}
