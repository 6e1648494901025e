import type { Tensor } from '@tensorflow/tfjs-core';
import type { TensorFlow } from '../models/network.js';

/** What a trainer does with its gradients. All tensors come in the weight layout's order and shapes. */
export interface Optimiser {
  /** What the mean gradient is multiplied with before `step` sees it: free of charge in the backward pass. */
  readonly gradientFactor: number;
  /** What it remembers before its first step. The caller disposes of it. */
  begin(tf: TensorFlow, weights: readonly Tensor[]): Tensor[];
  /** One step; the arguments stay as they are. `count` is 1 for the first step. Call it in `tf.tidy`. */
  step(
    tf: TensorFlow,
    weights: readonly Tensor[],
    gradients: readonly Tensor[],
    memory: readonly Tensor[],
    count: number,
  ): OptimiserStep;
}

export interface OptimiserStep {
  readonly weights: Tensor[];
  /** What it remembers from now on. */
  readonly memory: Tensor[];
}
