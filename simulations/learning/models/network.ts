import type { Tensor, Tensor1D, Tensor2D } from '@tensorflow/tfjs-core';
import type { WeightLayout } from './weight-layout.js';

/*
 * What a model computes and what computes it. The two name each other: a backend may train a whole network by itself,
 * and a network is made of a backend's operations.
 */

/** The TensorFlow.js functions of a loaded backend. */
export type TensorFlow = typeof import('@tensorflow/tfjs-core') & FasterWays;

/** What some backend does at once that takes others several operations. */
export interface FasterWays {
  /** A ReLU's gradient: the error where something came out, else 0. */
  readonly reluGradient?: (error: Tensor, output: Tensor) => Tensor;
  /** The sum of each column. */
  readonly columnSums?: (matrix: Tensor2D) => Tensor1D;
  /** Plain gradient descent with a network, several steps a call; `null` when this network has to go step by step. */
  readonly descent?: (
    network: Network,
    layout: WeightLayout,
    shape: { readonly features: number; readonly classes: number },
  ) => Descent | null;
}

/** Gradient descent on weights that stay inside the backend. One at a time: `begin` forgets what was before. */
export interface Descent {
  /** Most steps in one call. */
  readonly stride: number;
  /** Sets all weights, in the layout's order and shapes. */
  begin(weights: readonly Tensor[]): void;
  /**
   * A step on each batch: w ← w − rate × the gradient of the batch's summed cross-entropy. Returns what the model took
   * each class's probability to be before each step, [examples, classes] a batch.
   */
  steps(batches: readonly DescentStep[]): Float32Array[];
  /** The weights now, as new tensors. The caller disposes of them. */
  weights(): Tensor[];
}

export interface DescentStep {
  readonly batch: Batch;
  readonly rate: number;
}

/** Some examples as tensors. */
export interface Batch {
  /** [examples, features], 0 to 1. */
  readonly images: Tensor2D;
  /** [examples, classes], one-hot. */
  readonly targets: Tensor2D;
}

export interface Gradients {
  /** In the layout's order and shapes. */
  readonly gradients: readonly Tensor[];
  /** [examples, classes]: what the model, before any step, took each class's probability to be. */
  readonly probabilities: Tensor2D;
}

/** A model's functions on a loaded backend. Callers wrap calls in `tf.tidy`. */
export interface Network {
  /** Unnormalised class scores, [examples, classes], of images [examples, features]. */
  logits(weights: readonly Tensor[], images: Tensor2D): Tensor2D;
  /** The gradient, times `scale`, of the batch's summed cross-entropy with respect to each weight tensor. */
  gradients(weights: readonly Tensor[], batch: Batch, scale: number): Gradients;
}
