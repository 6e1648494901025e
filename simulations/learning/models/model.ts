import type { Tensor, Tensor2D } from '@tensorflow/tfjs-core';
import type { RandomStream } from '../../random/index.js';
import type { TensorFlow } from '../backends/backend.js';
import type { PictureShape } from '../data/example-set.js';
import type { WeightLayout } from './weight-layout.js';

/** The shape of the examples that a model is for. */
export interface ModelShape {
  /** Values in one example. */
  readonly features: number;
  readonly classes: number;
  /** How the values make a picture, row by row, channels innermost; `null` for other data. */
  readonly picture: PictureShape | null;
}

/** A kind of model: what its weights are. Its functions are made of a backend's operations by `network`. */
export interface Model {
  readonly layout: WeightLayout;
  /** Fresh weights, laid out flat. */
  initialWeights(random: RandomStream): Float32Array;
  network(tf: TensorFlow): Network;
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
