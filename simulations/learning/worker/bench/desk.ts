import type { ExampleSet } from '../../data/example-set.js';
import type { Model } from '../../models/model.js';
import type { Network, TensorFlow } from '../../models/network.js';
import type { WeightLayout } from '../../models/weight-layout.js';
import { type Chunk, residentSplit } from '../../training/evaluate-model.js';
import type { WorkerSetup } from '../job.js';

/** What a worker has at hand for every job. */
export interface Desk {
  readonly tf: TensorFlow;
  readonly network: Network;
  readonly layout: WeightLayout;
  readonly setup: WorkerSetup;
  /** A split as tensors, made on the first use of its name and kept. */
  chunks(name: string, split: () => ExampleSet): readonly Chunk[];
}

export function createDesk(tf: TensorFlow, model: Model, setup: WorkerSetup): Desk {
  const resident = new Map<string, readonly Chunk[]>();
  return {
    tf,
    network: model.network(tf),
    layout: model.layout,
    setup,
    chunks: (name, split) => {
      const known = resident.get(name);
      if (known) return known;
      const made = residentSplit(tf, split(), setup.dataset.features);
      resident.set(name, made);
      return made;
    },
  };
}
