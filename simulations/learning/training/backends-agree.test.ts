import { beforeAll, describe, expect, it } from 'vitest';
import { skipReason } from '../../../test/fixtures/learning/skip-reason.js';
import { randomStream } from '../../random/index.js';
import type { BackendName } from '../backends/backend.js';
import { backendNamed } from '../backends/backends.js';
import type { Dataset } from '../data/example-set.js';
import { loadDataset } from '../data/load-dataset.js';
import { buildModel } from '../models/build-model.js';
import type { LoadedModel } from '../models/loaded-model.js';
import { evaluateModel, residentSplit } from './evaluate-model.js';
import type { LocalTraining } from './local-training.js';
import { trainLocally } from './train-locally.js';

const models: [string, LoadedModel, Pick<LocalTraining, 'localSteps' | 'learningRate' | 'optimiser'>][] = [
  [
    'the 2NN',
    { kind: 'dense', hiddenUnits: [200, 200] },
    { localSteps: 60, learningRate: 0.1, optimiser: { kind: 'sgd' } },
  ],
  [
    'a small CNN',
    { kind: 'cnn', filters: [3, 6], kernelSize: 4, hiddenUnits: 64 },
    { localSteps: 30, learningRate: 0.03, optimiser: { kind: 'momentum', momentum: 0.9, nesterov: false } },
  ],
];

let dataset: Dataset;
beforeAll(async () => {
  const amounts = { trainExamples: 600, heldOutExamples: 10, testExamples: 200 };
  dataset = await loadDataset({ dataset: { kind: 'mnist' }, ...amounts }, 1);
});

/** A fixed piece of local training on MNIST, and how its model does on 200 digits that it never saw. */
async function fixedRun(name: BackendName, kind: LoadedModel, work: (typeof models)[0][2]) {
  const tf = await backendNamed(name).load();
  const { features, classes, train, test } = dataset;
  const model = buildModel(kind, dataset);
  const trainee = { tf, network: model.network(tf), layout: model.layout, examples: train, features, classes };
  const shard = Int32Array.from(train.labels, (_, i) => i);
  const { weights, lastEpoch } = trainLocally(
    trainee,
    model.initialWeights(randomStream(1, 'initial')),
    shard,
    { ...work, proximalMu: 0, localEpochs: 1, batchSize: 10 },
    7,
    (label) => label,
  );
  const resident = residentSplit(tf, test, features);
  const { correct } = evaluateModel(trainee, weights, resident, classes);
  tf.dispose(resident.map(({ images }) => images));
  return { weights, lastEpoch, correct };
}

const backends = (['wasm', 'node'] as const).map(
  (name) => [`${name} backend${skipReason(backendNamed(name))}`, name] as const,
);

describe.each(backends)('on the %s', (_, name) => {
  // tfjs-node is an optional package; the title says so where it is absent.
  it.runIf(backendNamed(name).isInstalled()).each(models)(
    '%s learns as on cpu: weights to 1e-4, accuracy to half a point',
    async (_name, model, work) => {
      const here = await fixedRun(name, model, work);
      const onCpu = await fixedRun('cpu', model, work);
      const furthest = here.weights.reduce(
        (most, weight, i) => Math.max(most, Math.abs(weight - onCpu.weights[i]!)),
        0,
      );
      expect(furthest).toBeLessThan(1e-4);
      expect(Math.abs(here.correct - onCpu.correct)).toBeLessThanOrEqual(1);
      expect(here.lastEpoch.loss).toBeCloseTo(onCpu.lastEpoch.loss, 2);
      // More than twice the 20 of 200 that guessing gives.
      expect(onCpu.correct).toBeGreaterThan(40);
    },
    60_000,
  );

  // tfjs-node is an optional package; the title says so where it is absent.
  it.runIf(backendNamed(name).isInstalled())('gives the same bits for the same seed', async () => {
    const [, model, work] = models[1]!;
    const short = { ...work, localSteps: 5 };
    expect((await fixedRun(name, model, short)).weights).toEqual((await fixedRun(name, model, short)).weights);
  });
});
