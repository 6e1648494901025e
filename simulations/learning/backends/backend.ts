import type { Tensor, Tensor1D, Tensor2D } from '@tensorflow/tfjs-core';
import type { LearningBackendChoice } from '../../scenario/index.js';

/** The TensorFlow.js functions of a loaded backend. */
export type TensorFlow = typeof import('@tensorflow/tfjs-core') & FasterWays;

/** What some backend does at once that takes others several operations. */
export interface FasterWays {
  /** A ReLU's gradient: the error where something came out, else 0. */
  readonly reluGradient?: (error: Tensor, output: Tensor) => Tensor;
  /** The sum of each column. */
  readonly columnSums?: (matrix: Tensor2D) => Tensor1D;
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
