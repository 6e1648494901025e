import type { RandomStream } from '../../../random/index.js';

/** What one unit of a layer is connected to: values that reach it, and values that it reaches. */
export interface Fans {
  readonly inputs: number;
  readonly outputs: number;
}

/** A way to fill a layer's weights before any training. */
export type Initialiser = (fans: Fans) => (values: Float32Array, random: RandomStream) => void;

export interface VarianceScaling {
  readonly scale: number;
  readonly mode: 'fan_in' | 'fan_out' | 'fan_avg';
  readonly distribution: 'uniform' | 'normal';
}

/** The same value everywhere. */
export function constant(value: number): Initialiser {
  return () => (values) => {
    values.fill(value);
  };
}

/** Uniform from `low` to `high`. */
export function uniform(low: number, high: number): Initialiser {
  const [middle, reach] = [(low + high) / 2, (high - low) / 2];
  return () => (values, random) => {
    for (let i = 0; i < values.length; i++) values[i] = middle + (2 * random.next() - 1) * reach;
  };
}

/** Normal. */
export function normal(mean: number, deviation: number): Initialiser {
  return () => (values, random) => {
    values.set(random.normals(values.length, mean, deviation));
  };
}

/**
 * Values of variance scale / n, where n is the number of inputs, of outputs, or the mean of both: it keeps activations
 * or gradients alike through the layers (Glorot and Bengio 2010, eq. 16; He et al. 2015, arXiv 1502.01852, eq. 10).
 */
export function varianceScaling({ scale, mode, distribution }: VarianceScaling): Initialiser {
  return (fans) => {
    const count = { fan_in: fans.inputs, fan_out: fans.outputs, fan_avg: (fans.inputs + fans.outputs) / 2 }[mode];
    if (distribution === 'normal') return normal(0, Math.sqrt(scale / count))(fans);
    const limit = Math.sqrt((3 * scale) / count);
    return uniform(-limit, limit)(fans);
  };
}

/** Glorot and Bengio's: uniform in ±√(6 / (inputs + outputs)). */
export const glorotUniform = varianceScaling({ scale: 1, mode: 'fan_avg', distribution: 'uniform' });

export const zeros = constant(0);
