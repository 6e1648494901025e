import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Tensor } from '@tensorflow/tfjs-core';
import * as layersLibrary from '@tensorflow/tfjs-layers';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { layer, saveLayersModel } from '../../../../test/fixtures/learning/saved-layers-model.js';
import { randomStream } from '../../../random/index.js';
import { backendNamed } from '../../backends/backends.js';
import { toTensors } from '../../training/weight-tensors.js';
import { buildModel } from '../build-model.js';
import { loadModel } from '../load-model.js';
import type { LoadedModel } from '../loaded-model.js';
import type { ModelShape } from '../model.js';
import type { TensorFlow } from '../network.js';
import { saveModelFolder } from '../save-model-folder.js';

const shape: ModelShape = { features: 48, classes: 3, picture: { height: 6, width: 8, channels: 1 } };
const { layers } = layersLibrary;
const cid = 'bafkreiexample';

let tf: TensorFlow;
let folder: string;
beforeAll(async () => {
  tf = await backendNamed('cpu').load();
  folder = await mkdtemp(join(tmpdir(), 'folkmoot-model-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const random = randomStream(1, 'examples');
const examples = Float32Array.from({ length: 5 * 48 }, () => random.next());

/** The class probabilities that our network gives. */
function probabilities(model: LoadedModel, weights: Float32Array): number[] {
  const { network, layout } = buildModel(model, shape);
  return tf.tidy(() => {
    const scores = network(tf).logits(toTensors(tf, layout, weights), tf.tensor2d(examples, [5, 48]));
    return [...tf.softmax(scores).dataSync()] as never;
  });
}

/** TensorFlow.js's own model of a saved folder. */
async function theirModel(saved: string): Promise<layersLibrary.LayersModel> {
  const { modelTopology, weightsManifest, userDefinedMetadata } = JSON.parse(
    await readFile(join(saved, 'model.json'), 'utf8'),
  );
  const weights = await readFile(join(saved, 'weights.bin'));
  const weightData = new Uint8Array(weights).buffer;
  const weightSpecs = weightsManifest[0].weights;
  return layersLibrary.loadLayersModel({
    load: async () => ({ modelTopology, weightSpecs, weightData, userDefinedMetadata }),
  });
}

function theirProbabilities(model: layersLibrary.LayersModel): number[] {
  return tf.tidy(() => {
    const input = tf.tensor(examples, [5, ...(model.inputs[0]!.shape.slice(1) as number[])]);
    return [...(model.predict(input) as Tensor).dataSync()] as never;
  });
}

function expectClose(found: readonly number[], expected: readonly number[]): void {
  expect(found).toHaveLength(expected.length);
  found.forEach((value, i) => {
    expect(Math.abs(value - expected[i]!)).toBeLessThan(1e-5);
  });
}

const write = (name: string, model: layersLibrary.Sequential | object, weights?: Float32Array) =>
  saveLayersModel(folder, name, model, weights);

const convolutional = () => [
  layers.conv2d({ inputShape: [6, 8, 1], filters: 3, kernelSize: [3, 2], activation: 'tanh' }),
  layers.averagePooling2d({ poolSize: 2, strides: 1, padding: 'same' }),
  layers.conv2d({ filters: 2, kernelSize: 2, strides: 2, useBias: false, kernelInitializer: 'heNormal' }),
  layers.reLU(),
  layers.maxPooling2d({ poolSize: [1, 2] }),
  layers.flatten(),
  layers.dense({ units: 7, activation: 'elu', biasInitializer: 'ones' }),
  layers.dense({ units: 3 }),
  layers.softmax(),
];

const sequentials: [string, () => layersLibrary.layers.Layer[]][] = [
  ['a dense one', () => [layers.dense({ inputShape: [48], units: 3, activation: 'softmax' })]],
  ['one that flattens pictures', () => [layers.flatten({ inputShape: [6, 8] }), layers.dense({ units: 3 })]],
  ['a convolutional one', convolutional],
  [
    'one that makes its own pictures',
    () => [
      layers.reshape({ inputShape: [48], targetShape: [-1, 4, 2] }),
      layers.conv2d({ filters: 3, kernelSize: 3, padding: 'same', activation: 'sigmoid' }),
      layers.activation({ activation: 'softplus' }),
      layers.globalAveragePooling2d({}),
      layers.activation({ activation: 'softmax' }),
    ],
  ],
];

it.each<[string, LoadedModel]>([
  ['softmax', { kind: 'softmax' }],
  ['dense', { kind: 'dense', hiddenUnits: [7, 5] }],
  ['cnn', { kind: 'cnn', filters: [3, 4], kernelSize: 3, hiddenUnits: 6 }],
])('a saved %s model predicts alike in TensorFlow.js, and comes back to the bit', async (kind, model) => {
  const saved = join(folder, 'saved', kind);
  const weights = buildModel(model, shape).initialWeights(randomStream(2, kind));
  await saveModelFolder(saved, model, shape, weights, cid);
  expect((await readdir(saved)).sort()).toEqual(['model.json', 'weights.bin']);
  const theirs = await theirModel(saved);
  expect(theirs.getUserDefinedMetadata()).toEqual({ cid });
  const expected = probabilities(model, weights);
  expectClose(theirProbabilities(theirs), expected);
  theirs.dispose();
  const back = await loadModel({ kind: 'layersModel', file: join(saved, 'model.json') });
  const first = buildModel(back, shape).initialWeights(randomStream(3));
  expect(first).toEqual(weights);
  expectClose(probabilities(back, first), expected);
});

it.each(sequentials)("a user's model that is %s gives what TensorFlow.js gives", async (name, make) => {
  const theirs = layersLibrary.sequential({ layers: make() });
  const weights = Float32Array.from(theirs.getWeights().flatMap((weight) => [...weight.dataSync()]));
  const loaded = await loadModel(await write(name, theirs, weights));
  const ours = buildModel(loaded, shape).initialWeights(randomStream(1));
  expect(ours).toEqual(weights);
  const asProbabilities = name === 'one that flattens pictures' ? softmaxed : (values: number[]) => values;
  expectClose(probabilities(loaded, ours), asProbabilities(theirProbabilities(theirs)));

  const saved = join(folder, 'saved', name);
  await saveModelFolder(saved, loaded, shape, weights, cid);
  const again = await theirModel(saved);
  expect(theirProbabilities(again)).toEqual(theirProbabilities(theirs));
});

function softmaxed(scores: number[]): number[] {
  return tf.tidy(() => [...tf.softmax(tf.tensor2d(scores, [5, 3])).dataSync()] as never);
}

it('a functional model whose layers follow one another is read as well', async () => {
  const input = layersLibrary.input({ shape: [48] });
  const hidden = layers.dense({ units: 4, activation: 'relu' }).apply(input) as layersLibrary.SymbolicTensor;
  const output = layers.dense({ units: 3, activation: 'softmax' }).apply(hidden) as layersLibrary.SymbolicTensor;
  const theirs = layersLibrary.model({ inputs: input, outputs: output });
  const weights = Float32Array.from(theirs.getWeights().flatMap((weight) => [...weight.dataSync()]));
  const loaded = await loadModel(await write('functional', theirs, weights));
  expectClose(probabilities(loaded, weights), theirProbabilities(theirs));
});

it('without weights beside it, a model starts by its own initialisers and the seed', async () => {
  const loaded = await loadModel(await write('unweighted', layersLibrary.sequential({ layers: convolutional() })));
  const { initialWeights, layout } = buildModel(loaded, shape);
  const weights = initialWeights(randomStream(1));
  expect(weights).toEqual(initialWeights(randomStream(1)));
  expect(weights).not.toEqual(initialWeights(randomStream(2)));
  const ones = layout.find(({ shape: [first, second] }) => first === 7 && second === undefined)!;
  expect([...weights.subarray(ones.offset, ones.offset + ones.size)]).toEqual(Array(7).fill(1));
});

it('reads a functional model of twenty thousand layers in one pass', async () => {
  const count = 20_000;
  const chain = Array.from({ length: count }, (_, i) =>
    layer('Activation', { name: `a${i + 1}`, activation: 'relu' }, `a${i}`),
  );
  const described = {
    class_name: 'Functional',
    config: {
      name: 'f',
      layers: [
        layer('InputLayer', { name: 'a0', batch_input_shape: [null, 48] }, ''),
        ...chain.reverse(),
        layer('Dense', { name: 'end', units: 3 }, `a${count}`),
      ],
    },
  };
  expect((await loadModel(await write('long', described))).kind).toBe('layersModel');
});

it('says when the folder to save in cannot be made', async () => {
  const file = join(folder, 'a file');
  await writeFile(file, '');
  const weights = new Float32Array(147);
  await expect(saveModelFolder(file, { kind: 'softmax' }, shape, weights, cid)).rejects.toThrow(
    /could not be saved in/,
  );
});
