import { beforeAll, describe, expect, it } from 'vitest';
import { randomStream } from '../../random/index.js';

import type { BackendName } from '../backends/backend.js';
import { backendNamed } from '../backends/backends.js';
import { planLocalWork } from '../behaviours/local-plan.js';
import type { Dataset } from '../data/example-set.js';
import { loadDataset } from '../data/load-dataset.js';
import type { TrainingBehaviour } from '../learning-service.js';
import { buildModel } from '../models/build-model.js';
import type { LoadedModel } from '../models/loaded-model.js';
import type { TensorFlow } from '../models/network.js';
import { dealShards } from '../partition/deal-shards.js';
import type { WorkerSetup } from './job.js';
import { type Workbench, workbench } from './workbench.js';

const model: LoadedModel = { kind: 'dense', hiddenUnits: [16] };
const training = {
  learningRate: 0.1,
  localEpochs: 2,
  batchSize: 10,
  localSteps: 15,
  optimiser: { kind: 'sgd' },
  proximalMu: 0,
} as const;

let dataset: Dataset;
let start: Float32Array;
let tf: TensorFlow;
let bench: Workbench;

async function benchOn(backend: BackendName, over: Partial<WorkerSetup> = {}): Promise<Workbench> {
  const { labels } = dataset.train;
  const shards = dealShards({ labels, classes: 10, trainers: 2, batchSize: 10, partition: { kind: 'iid' }, seed: 1 });
  tf = await backendNamed(backend).load();
  const root = { inputs: new Uint8Array(), labels: new Uint8Array() };
  const setup = { seed: 1, backend, model, training, dataset, root, shards, privacy: null, compression: null, ...over };
  return workbench(tf, setup);
}

async function train(behaviour: TrainingBehaviour, seed = 5, shard = 0, on = bench) {
  const plan = planLocalWork(behaviour, { round: 1, isLeader: false });
  const sending = { behaviour, round: 1, previousChange: null, honest: [], leader: null, residual: null, cohort: 1 };
  const job = { kind: 'train', model: start, examples: { of: 'shard', shard }, plan, seed, sending } as const;
  const { sent, ...seen } = await on.run<'train'>(job);
  return { ...seen, ...sent! };
}

const evaluate = async (weights: Float32Array, split: 'heldOut' | 'test') =>
  (await bench.run<'evaluate'>({ kind: 'evaluate', weights, split, chunk: null })).tally;

beforeAll(async () => {
  dataset = await loadDataset(
    { dataset: { kind: 'mnist' }, trainExamples: 200, heldOutExamples: 50, testExamples: 1_100 },
    1,
  );
  start = (await buildModel(model, dataset)).initialWeights(randomStream(1));
  bench = await benchOn('wasm');
});

describe('a trainer', () => {
  it('that is honest sends an update that makes the model better on digits it never saw', async () => {
    const { update } = await train({ kind: 'honest' });
    const trained = start.map((weight, i) => weight + update[i]!);
    const before = await evaluate(start, 'test');
    const after = await evaluate(trained, 'test');
    expect(after.examples).toBe(1_100);
    expect(after.loss).toBeLessThan(0.9 * before.loss);
  });

  it('sends the same bits for the same seed, and others for another seed or shard', async () => {
    const { cid } = await train({ kind: 'honest' });
    expect((await train({ kind: 'honest' })).cid).toBe(cid);
    expect((await train({ kind: 'honest' }, 6)).cid).not.toBe(cid);
    expect((await train({ kind: 'honest' }, 5, 1)).cid).not.toBe(cid);
  });

  it('that flips signs sends −scale times the honest update', async () => {
    const honest = await train({ kind: 'honest' });
    const flipped = await train({ kind: 'signFlip', scale: 3 });
    expect(flipped.update).toEqual(honest.update.map((x) => -3 * x));
    expect(flipped.trainLoss).toBe(honest.trainLoss);
  });

  it('that flips labels sends what an honest one would with every label y turned to 9 − y', async () => {
    const { update } = await train({ kind: 'labelFlip' });
    const labels = dataset.train.labels.map((label) => 9 - label);
    const turned = await benchOn('wasm', { dataset: { ...dataset, train: { ...dataset.train, labels } } });
    expect(update).toEqual((await train({ kind: 'honest' }, 5, 0, turned)).update);
    expect(update).not.toEqual((await train({ kind: 'honest' })).update);
  });

  it('that rides free sends normal noise of the deviation it was given, and saw nothing', async () => {
    const { update, trainLoss, trainAccuracy } = await train({ kind: 'randomWeights', deviation: 0.02 });
    const mean = update.reduce((sum, x) => sum + x, 0) / update.length;
    const deviation = Math.sqrt(update.reduce((sum, x) => sum + (x - mean) ** 2, 0) / update.length);
    // Five standard errors: 0.02/√n, and 0.02/√(2n).
    expect(Math.abs(mean)).toBeLessThan((5 * 0.02) / Math.sqrt(update.length));
    expect(Math.abs(deviation - 0.02)).toBeLessThan((5 * 0.02) / Math.sqrt(2 * update.length));
    expect([trainLoss, trainAccuracy]).toEqual([null, null]);
    expect((await train({ kind: 'randomWeights', deviation: 0.02 })).update).toEqual(update);
    expect((await train({ kind: 'randomWeights', deviation: 0.02 }, 6)).update).not.toEqual(update);
  });

  it('reports loss and accuracy of its last epoch', async () => {
    const { trainLoss, trainAccuracy } = await train({ kind: 'honest' });
    expect(trainLoss).toBeGreaterThan(0);
    expect(trainLoss).toBeLessThan(Math.log(10));
    expect(trainAccuracy).toBeGreaterThan(0.3);
    expect(trainAccuracy).toBeLessThanOrEqual(1);
  });
});

it('holds no more tensors after 100 rounds than after 10', async () => {
  const once = async (seed: number) => {
    await train({ kind: 'honest' }, seed);
    await evaluate(start, 'heldOut');
    await evaluate(start, 'test');
    return tf.memory().numTensors;
  };
  for (let round = 1; round < 10; round++) await once(round);
  const afterTen = await once(10);
  for (let round = 11; round < 100; round++) await once(round);
  expect(await once(100)).toBe(afterTen);
});

it('trains alike on wasm and cpu, to float32 rounding', async () => {
  const onWasm = await train({ kind: 'honest' });
  const onCpu = await train({ kind: 'honest' }, 5, 0, await benchOn('cpu'));
  onWasm.update.forEach((x, i) => {
    expect(Math.abs(x - onCpu.update[i]!)).toBeLessThan(1e-5);
  });
  expect(onWasm.trainLoss).toBeCloseTo(onCpu.trainLoss!, 5);
});
