import type { OptimiserSpec } from '../../scenario/index.js';
import type { ExampleSet } from '../data/example-set.js';
import type { Network, TensorFlow } from '../models/network.js';
import type { WeightLayout } from '../models/weight-layout.js';
import type { LocalWork } from './schedule.js';

/** What local training needs to know beside the work's length. */
export interface LocalTraining extends LocalWork {
  readonly learningRate: number;
  readonly optimiser: OptimiserSpec;
  /** How hard FedProx pulls the weights back to where they began; 0 for not at all. */
  readonly proximalMu: number;
}

/** Who is trained: a network on a loaded backend, and the examples that its shard is part of. */
export interface Trainee {
  readonly tf: TensorFlow;
  readonly network: Network;
  readonly layout: WeightLayout;
  readonly examples: ExampleSet;
  readonly features: number;
  readonly classes: number;
}
