import { randomStream } from '../../../random/index.js';
import { checkBackdoor } from '../../backdoor/check-backdoor.js';
import { poisonShard } from '../../backdoor/poison-shard.js';
import type { LocalPlan } from '../../behaviours/local-plan.js';
import { flipLabel } from '../../behaviours/local-plan.js';
import type { ExampleSet } from '../../data/example-set.js';
import { weightCount } from '../../models/weight-layout.js';
import { trainLocally } from '../../training/train-locally.js';
import type { TrainJob, TrainJobResult } from '../job.js';
import type { Desk } from './desk.js';
import type { Send } from './sending.js';

/** Does local work: trains as planned, and makes of it what is sent when the job says how. */
export function training(desk: Desk, send: Send): (job: TrainJob) => Promise<TrainJobResult> {
  return async (job) => {
    const worked = work(desk, job);
    return { ...worked, sent: job.sending && (await send(worked.update, job.sending, job.seed)) };
  };
}

function work(desk: Desk, { model: start, examples, plan, seed }: TrainJob): Omit<TrainJobResult, 'sent'> {
  const { tf, network, layout, setup } = desk;
  if (!plan.train) {
    const update = new Float32Array(new SharedArrayBuffer(4 * weightCount(layout)));
    return { update, trainLoss: null, trainAccuracy: null };
  }
  const { classes, features } = setup.dataset;
  const relabel = plan.relabel === 'flip' ? (label: number) => flipLabel(label, classes) : (label: number) => label;
  const { set, rows } = examplesOf(desk, examples, plan);
  const trainee = { tf, network, layout, examples: set, features, classes };
  const { weights, lastEpoch } = trainLocally(trainee, start, rows, setup.training, seed, relabel);
  for (let i = 0; i < weights.length; i++) weights[i]! -= start[i]!;
  return {
    update: weights,
    trainLoss: lastEpoch.loss / lastEpoch.examples,
    trainAccuracy: lastEpoch.correct / lastEpoch.examples,
  };
}

function examplesOf(
  { setup }: Desk,
  examples: TrainJob['examples'],
  { backdoor }: LocalPlan,
): { readonly set: ExampleSet; readonly rows: Int32Array } {
  if (examples.of === 'root') return { set: setup.root, rows: allRows(setup.root) };
  const { also = [] } = examples;
  const parts = [examples.shard, ...also].map((one) => setup.shards[one]!);
  const shard = also.length === 0 ? parts[0]! : Int32Array.from(parts.flatMap((part) => [...part]));
  if (!backdoor) return { set: setup.dataset.train, rows: shard };
  const picture = checkBackdoor(setup.dataset, backdoor);
  // Poisoned are the same examples in every round.
  const random = randomStream(setup.seed, 'learning', 'poison', examples.shard);
  const set = poisonShard(setup.dataset.train, shard, picture, backdoor, random);
  return { set, rows: allRows(set) };
}

function allRows({ labels }: ExampleSet): Int32Array {
  return Int32Array.from(labels, (_, row) => row);
}
