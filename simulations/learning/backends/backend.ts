import type { Tensor, Tensor1D, Tensor2D } from '@tensorflow/tfjs-core';
import type { LearningBackendChoice } from '../../scenario/index.js';
import type { Batch, Network } from '../models/model.js';
import type { WeightLayout } from '../models/weight-layout.js';

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

export type BackendName = Exclude<LearningBackendChoice, 'auto'>;

/** A way to run TensorFlow.js. */
export interface Backend {
  readonly name: BackendName;
  /**
   * What a trainer runs in. The native addon refuses to load a second time in one process, so it gets a process
   * for each trainer; the others get a thread.
   */
  readonly runsIn: 'thread' | 'process';
  /** Environment variables for a trainer's own process. */
  readonly environment: Readonly<Record<string, string>>;
  /** Whether its packages are installed. It may still fail to load. */
  isInstalled(): boolean;
  /** Loads it into this thread and makes it TensorFlow.js's current backend. Called in workers only. */
  load(): Promise<TensorFlow>;
}
