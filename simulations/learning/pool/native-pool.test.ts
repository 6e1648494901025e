import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { skipReason } from '../../../test/fixtures/learning/skip-reason.js';
import { randomStream } from '../../random/index.js';
import type { BackendName } from '../backends/backend.js';
import { backendNamed } from '../backends/backends.js';
import type { Dataset } from '../data/example-set.js';
import { loadDataset } from '../data/load-dataset.js';
import { buildModel } from '../models/build-model.js';
import type { LoadedModel } from '../models/loaded-model.js';
import { WorkerPool } from './worker-pool.js';

/** How far weights may lie from the cpu backend's after ten steps: sums are taken in another order. */
const TOLERANCE = 2e-5;

const node = backendNamed('node');

let dataset: Dataset;
let pool: WorkerPool | undefined;

beforeAll(async () => {
  dataset = await loadDataset(
    { dataset: { kind: 'mnist' }, trainExamples: 100, heldOutExamples: 20, testExamples: 100 },
    1,
  );
});
afterEach(() => pool?.close());

/** Trains a model for one epoch in batches of ten, twice at once, and evaluates what comes of it. */
async function trainTwice(backend: BackendName, spec: LoadedModel, workers: number) {
  pool = await WorkerPool.open(
    {
      seed: 1,
      model: spec,
      training: { learningRate: 0.1, localEpochs: 1, batchSize: 10, optimiser: { kind: 'sgd' }, proximalMu: 0 },
      dataset,
      root: dataset.heldOut,
      shards: [Int32Array.from(Array(100).keys())],
      privacy: null,
      compression: null,
    },
    backendNamed(backend),
    workers,
  );
  const model = await buildModel(spec, dataset);
  const start = model.initialWeights(randomStream(3, 'start'));
  const job = {
    kind: 'train',
    model: start,
    examples: { of: 'shard', shard: 0 },
    plan: { train: true, relabel: 'none', backdoor: null },
    seed: 5,
    sending: null,
  } as const;
  const [once, again] = await Promise.all([pool.run(job), pool.run(job)]);
  const weights = start.map((value, i) => value + once.update[i]!);
  const { tally } = await pool.run({ kind: 'evaluate', weights, split: 'test', chunk: null });
  await pool.close();
  return { update: once.update, again: again.update, tally };
}

describe.runIf(node.isInstalled())(
  `tfjs-node in a process for each trainer${skipReason(node)}`,
  { timeout: 60_000 },
  () => {
    it.each<[string, LoadedModel]>([
      ['softmax', { kind: 'softmax' }],
      ['784-200-200-10', { kind: 'dense', hiddenUnits: [200, 200] }],
    ])('trains %s as the cpu backend does, and two processes alike to the bit', async (_, spec) => {
      const native = await trainTwice('node', spec, 2);
      expect(native.again).toEqual(native.update);
      const plain = await trainTwice('cpu', spec, 1);
      let farthest = 0;
      plain.update.forEach((value, i) => {
        farthest = Math.max(farthest, Math.abs(value - native.update[i]!));
      });
      expect(farthest).toBeGreaterThan(0);
      expect(farthest).toBeLessThan(TOLERANCE);
      expect(native.tally.loss).toBeCloseTo(plain.tally.loss, 2);
      expect(native.tally.correct).toBe(plain.tally.correct);
    });
  },
);
