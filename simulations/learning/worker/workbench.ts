import { randomStream } from '../../random/index.js';
import { buildRule } from '../aggregation/build-rule.js';
import type { TensorFlow } from '../backends/backend.js';
import { behave } from '../behaviours/behave.js';
import type { LocalUpdate } from '../behaviours/local-update.js';
import { bytesOfWeights, cidOf } from '../content/cid-of.js';
import type { EvaluationSplit } from '../learning-service.js';
import { buildModel } from '../models/build-model.js';
import { weightCount } from '../models/weight-layout.js';
import type { Relabel } from '../training/batches.js';
import type { Tally } from '../training/cross-entropy.js';
import { evaluateModel, residentSplit } from '../training/evaluate-model.js';
import { type Trainee, trainLocally } from '../training/train-locally.js';
import type { CombineJob, EvaluateJob, Job, JobResults, TrainJob, TrainJobResult, WorkerSetup } from './job.js';

/** Does jobs on a loaded backend, one at a time. Nothing of a job stays behind except a split's pictures as tensors. */
export interface Workbench {
  run(job: Job): Promise<JobResults[Job['kind']]>;
}

export function workbench(tf: TensorFlow, setup: WorkerSetup): Workbench {
  const { dataset, shards, training } = setup;
  const { features, classes } = dataset;
  const model = buildModel(setup.model, features, classes);
  const network = model.network(tf);
  const { layout } = model;
  const trainee: Trainee = { tf, network, layout, examples: dataset.train, features, classes };
  const splits = new Map<EvaluationSplit, ReturnType<typeof residentSplit>>();

  const train = async ({ model: start, shard, behaviour, seed }: TrainJob): Promise<TrainJobResult> => {
    const sent = behave(behaviour, {
      weightCount: weightCount(layout),
      random: (purpose) => randomStream(seed, 'learning', purpose),
      train: (relabel: Relabel = (label) => label): LocalUpdate => {
        const { weights, lastEpoch } = trainLocally(trainee, start, shards[shard]!, training, seed, relabel);
        for (let i = 0; i < weights.length; i++) weights[i]! -= start[i]!;
        return {
          update: weights,
          trainLoss: lastEpoch.loss / lastEpoch.examples,
          trainAccuracy: lastEpoch.correct / lastEpoch.examples,
        };
      },
    });
    return { ...sent, cid: await cidOf(bytesOfWeights(sent.update)) };
  };

  const evaluate = async ({ weights, split }: EvaluateJob): Promise<Tally> => {
    const resident = splits.get(split) ?? residentSplit(tf, dataset[split], features);
    splits.set(split, resident);
    return evaluateModel(tf, network, layout, weights, resident, classes);
  };

  const combine = async ({ what, aggregation, model: base, deltas, sampleCounts }: CombineJob) => {
    const rule = buildRule(aggregation);
    const updates = { deltas, sampleCounts };
    return what === 'all' ? [rule.combine(base, updates)] : rule.combineWithoutEach(base, updates);
  };

  return {
    run: (job) => {
      switch (job.kind) {
        case 'train':
          return train(job);
        case 'evaluate':
          return evaluate(job);
        case 'combine':
          return combine(job);
      }
    },
  };
}
