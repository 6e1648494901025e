import type { RandomStream } from '../../random/index.js';
import type { PictureShape } from '../data/example-set.js';
import type { Network, TensorFlow } from './network.js';
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
