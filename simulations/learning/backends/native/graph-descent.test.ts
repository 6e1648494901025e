import { beforeAll, describe, expect, it } from 'vitest';
import { skipReason } from '../../../../test/fixtures/learning/skip-reason.js';
import { randomStream } from '../../../random/index.js';
import { buildModel } from '../../models/build-model.js';
import { layerChain } from '../../models/layer-chain.js';
import { activationNamed } from '../../models/layers/activation.js';
import { denseLayer } from '../../models/layers/dense-layer.js';
import { uniform } from '../../models/layers/initialiser.js';
import type { LoadedModel } from '../../models/loaded-model.js';
import type { Model } from '../../models/model.js';
import type { TensorFlow } from '../../models/network.js';
import { trainLocally } from '../../training/train-locally.js';
import { node } from '../node.js';

const FEATURES = 16;
const CLASSES = 3;
const EXAMPLES = 43;
const shape = { features: FEATURES, classes: CLASSES };
const picture = { height: 4, width: 4, channels: 1 };
const random = randomStream(1, 'examples');
const examples = {
  inputs: Float32Array.from({ length: EXAMPLES * FEATURES }, () => random.next()),
  labels: Uint8Array.from({ length: EXAMPLES }, () => random.integer(0, CLASSES - 1)),
};
const shard = Int32Array.from({ length: EXAMPLES }, (_, i) => i);
const built = (kind: LoadedModel) => buildModel(kind, { ...shape, picture });
const twoLayers = built({ kind: 'dense', hiddenUnits: [12, 8] });
const weights = { kernel: uniform(-0.5, 0.5), bias: uniform(-0.5, 0.5) };
const withTanh = layerChain(
  [FEATURES],
  [{ name: 'one', layer: denseLayer(FEATURES, CLASSES, activationNamed('tanh')!, weights) }],
);

let tf: TensorFlow;

/** Local training on the node backend, in a graph or, without `descent`, operation by operation. */
function train(model: Model, network = model.network(tf), own = tf, localEpochs = 3, learningRate = 0.1) {
  return trainLocally(
    { tf: own, network, layout: model.layout, examples, ...shape },
    model.initialWeights(randomStream(2)),
    shard,
    { learningRate, optimiser: { kind: 'sgd' }, proximalMu: 0, localEpochs, batchSize: 4 },
    5,
    (label) => label,
  );
}

describe.runIf(node.isInstalled())(`gradient descent in one graph${skipReason(node)}`, () => {
  beforeAll(async () => {
    tf = await node.load();
  });

  // 11 batches an epoch, the last of three examples: three strides of ten and one of three.
  it.each<[string, Model]>([
    ['softmax regression', built({ kind: 'softmax' })],
    ['a perceptron', twoLayers],
  ])('takes the steps that single operations take: %s', (_, model) => {
    const graph = train(model);
    const single = train(model, model.network(tf), { ...tf, descent: undefined } as never);
    expect(graph.weights).not.toEqual(model.initialWeights(randomStream(2)));
    graph.weights.forEach((weight, i) => {
      expect(weight).toBeCloseTo(single.weights[i]!, 5);
    });
    expect(graph.lastEpoch).toMatchObject({ examples: EXAMPLES, correct: single.lastEpoch.correct });
    expect(graph.lastEpoch.loss).toBeCloseTo(single.lastEpoch.loss, 4);
  });

  it('gives the same bits again, whatever was trained in between, also from a graph of its own', () => {
    const network = twoLayers.network(tf);
    const first = train(twoLayers, network);
    train(twoLayers, network, tf, 1, 0.7);
    expect(train(twoLayers, network)).toEqual(first);
    expect(train(twoLayers)).toEqual(first);
  });

  it('leaves no tensor behind', () => {
    const network = twoLayers.network(tf);
    // The binding is internal to tfjs-node, and has no type.
    const { binding } = tf.backend() as unknown as { binding: { getNumOfTensors(): number } };
    const after = (trainings: number) => {
      for (let i = 0; i < trainings; i++) train(twoLayers, network, tf, 1);
      const { numTensors, numDataBuffers } = tf.memory();
      return [numTensors, numDataBuffers, binding.getNumOfTensors()];
    };
    const one = after(1);
    expect([after(9), after(90)]).toEqual([one, one]);
  });

  it.each<[string, Model]>([
    ['convolutions', built({ kind: 'cnn', filters: [2], kernelSize: 2, hiddenUnits: 3 })],
    ['activations that TensorFlow.js computes', withTanh],
  ])('is not for networks with %s, which leave no tensor behind either', (_, model) => {
    const network = model.network(tf);
    // Some of TensorFlow.js's first calls keep constants.
    tf.descent!(model.network(tf), model.layout, shape);
    const before = tf.memory().numTensors;
    expect(tf.descent!(network, model.layout, shape)).toBeNull();
    expect(tf.memory().numTensors).toBe(before);
  });
});
