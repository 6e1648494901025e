import { buildRule } from '../aggregation/build-rule.js';
import { updateSimilarity } from '../inspection/update-similarity.js';
import { buildModel } from '../models/build-model.js';
import type { TensorFlow } from '../models/network.js';
import { createDesk } from './bench/desk.js';
import { evaluating } from './bench/evaluating.js';
import { sending } from './bench/sending.js';
import { summingSecurely } from './bench/summing-securely.js';
import { training } from './bench/training.js';
import type { JobKind, JobOf, JobResults, WorkerSetup } from './job.js';

/** Does jobs on a loaded backend, one at a time. Nothing of a job stays behind except splits as tensors. */
export interface Workbench {
  run<K extends JobKind>(job: JobOf<K>): Promise<JobResults[K]>;
}

type Handlers = { [K in JobKind]: (job: JobOf<K>) => JobResults[K] | Promise<JobResults[K]> };

export async function workbench(tf: TensorFlow, setup: WorkerSetup): Promise<Workbench> {
  const desk = createDesk(tf, await buildModel(setup.model, setup.dataset), setup);
  const { evaluate, backdoor, coalition, tryOut, outcomes, predict } = evaluating(desk);
  const handlers: Handlers = {
    train: training(desk, sending(desk)),
    evaluate,
    backdoor,
    coalition,
    try: tryOut,
    outcomes,
    predict,
    combine: ({ what, aggregation, updates, length, context }) => {
      const rule = buildRule(aggregation);
      return what === 'all'
        ? [rule.combine(updates, length, context)]
        : rule.combineWithoutEach(updates, length, context);
    },
    secureSum: summingSecurely,
    similarity: ({ deltas }) => updateSimilarity(deltas),
  };
  return {
    run: async <K extends JobKind>(job: JobOf<K>) => (handlers[job.kind as K] as Handlers[K])(job),
  };
}
