import { beforeAll, describe, expect, it } from 'vitest';
import { randomStream } from '../../random/index.js';
import type { OptimiserSpec } from '../../scenario/index.js';
import { backendNamed } from '../backends/backends.js';
import { buildModel } from '../models/build-model.js';
import { dense } from '../models/dense.js';
import type { LocalTraining, Trainee } from './local-training.js';
import { trainLocally } from './train-locally.js';

const FEATURES = 4;
const model = dense(FEATURES, [6], 3);
const start = model.initialWeights(randomStream(1));
const random = randomStream(2, 'examples');
const examples = {
  inputs: Float32Array.from({ length: 40 * FEATURES }, () => random.next()),
  labels: Uint8Array.from({ length: 40 }, () => random.integer(0, 2)),
};
const shard = Int32Array.from({ length: 40 }, (_, i) => i);
const plain: LocalTraining = {
  learningRate: 0.1,
  optimiser: { kind: 'sgd' },
  proximalMu: 0,
  localEpochs: 1,
  batchSize: 10,
};

const optimisers: [string, OptimiserSpec][] = [
  ['gradient descent', { kind: 'sgd' }],
  ['momentum', { kind: 'momentum', momentum: 0.9, nesterov: true }],
  ['Adam', { kind: 'adam', beta1: 0.9, beta2: 0.999, epsilon: 1e-7 }],
];

describe.each(['cpu', 'wasm'] as const)('on the %s backend', (backend) => {
  let trainee: Trainee;
  beforeAll(async () => {
    const tf = await backendNamed(backend).load();
    trainee = { tf, network: model.network(tf), layout: model.layout, examples, features: FEATURES, classes: 3 };
  });

  const train = (over: Partial<LocalTraining> = {}, seed = 3) =>
    trainLocally(trainee, start, shard, { ...plain, ...over }, seed, (label) => label);

  it.each(optimisers)('%s lowers the loss, the same way for the same seed', (_name, optimiser) => {
    const over: Partial<LocalTraining> = { optimiser, learningRate: 0.02, localEpochs: 40 };
    const { weights, lastEpoch } = train(over);
    expect(lastEpoch.examples).toBe(40);
    expect(lastEpoch.loss).toBeLessThan(train({ ...over, localEpochs: 1 }).lastEpoch.loss);
    expect(train(over).weights).toEqual(weights);
    expect(train(over, 4).weights).not.toEqual(weights);
  });

  it.each(optimisers)('%s leaves no tensors behind, with a proximal term and without', (_name, optimiser) => {
    const tensorsAfter = (trainings: number) => {
      for (let i = 0; i < trainings; i++) train({ optimiser, proximalMu: i % 2 }, i + 1);
      return trainee.tf.memory().numTensors;
    };
    const before = trainee.tf.memory().numTensors;
    expect([tensorsAfter(10), tensorsAfter(90)]).toEqual([before, before]);
  });

  it('a convolutional network leaves none behind either', () => {
    const picture = { height: 2, width: 2, channels: 1 };
    const { network, layout, initialWeights } = buildModel(
      { kind: 'cnn', filters: [2], kernelSize: 2, hiddenUnits: 3 },
      { features: 4, classes: 3, picture },
    );
    const cnn: Trainee = { ...trainee, network: network(trainee.tf), layout };
    const first = initialWeights(randomStream(1));
    const tensorsAfter = (trainings: number) => {
      for (let i = 0; i < trainings; i++) trainLocally(cnn, first, shard, plain, i + 1, (label) => label);
      const { numTensors, numDataBuffers } = trainee.tf.memory();
      return [numTensors, numDataBuffers];
    };
    const [one, ten] = [tensorsAfter(1), tensorsAfter(9)];
    expect([ten, tensorsAfter(90)]).toEqual([one, one]);
  });

  it.each<[string, OptimiserSpec]>([
    ['gradient descent', { kind: 'sgd' }],
    ['momentum of nothing', { kind: 'momentum', momentum: 0, nesterov: false }],
  ])('%s with a proximal term takes the steps w − η(g + μ(w − w₀))', (_name, optimiser) => {
    // Without a pull, two steps on the whole shard; with one, the second step gives back ημ of the first one's way.
    const whole = { optimiser, batchSize: 40 };
    const { weights: once } = train({ ...whole, localSteps: 1 });
    const { weights: free } = train({ ...whole, localEpochs: 2 });
    const { weights: pulled } = train({ ...whole, localEpochs: 2, proximalMu: 3 });
    expect(train({ ...whole, localSteps: 1, proximalMu: 3 }).weights).toEqual(once);
    pulled.forEach((weight, i) => {
      expect(weight).toBeCloseTo(free[i]! - 0.1 * 3 * (once[i]! - start[i]!), 5);
    });
  });
});
