import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Tensor } from '@tensorflow/tfjs-core';
import * as layersLibrary from '@tensorflow/tfjs-layers';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { randomStream } from '../../../random/index.js';
import type { ModelSpec } from '../../../scenario/index.js';
import { backendNamed } from '../../backends/backends.js';
import { toTensors } from '../../training/weight-tensors.js';
import { buildModel } from '../build-model.js';
import { loadModel, resolveModelFile } from '../load-model.js';
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

/** Writes what TensorFlow.js saves of a model: its file, and its weights when they are wanted. */
async function write(
  name: string,
  model: layersLibrary.Sequential | object,
  weights?: Float32Array,
): Promise<ModelSpec> {
  const topology = model instanceof layersLibrary.LayersModel ? model.toJSON(null, false) : model;
  const manifest =
    weights && model instanceof layersLibrary.LayersModel
      ? [
          {
            paths: [`${name}.part1.bin`, `${name}.part2.bin`],
            weights: model.weights.map((weight) => ({
              name: weight.originalName,
              shape: weight.shape,
              dtype: 'float32',
            })),
          },
        ]
      : undefined;
  if (weights) {
    const bytes = Buffer.from(weights.buffer, weights.byteOffset, weights.byteLength);
    await writeFile(join(folder, `${name}.part1.bin`), bytes.subarray(0, 6));
    await writeFile(join(folder, `${name}.part2.bin`), bytes.subarray(6));
  }
  await writeFile(join(folder, `${name}.json`), JSON.stringify({ modelTopology: topology, weightsManifest: manifest }));
  return resolveModelFile({ kind: 'layersModel', file: `${name}.json` }, folder);
}

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

const dense = (config: object = {}) => layers.dense({ units: 3, activation: 'softmax', ...config });

it.each<[string, () => layersLibrary.layers.Layer[], RegExp]>([
  [
    'dropout',
    () => [layers.dropout({ name: 'drop', rate: 0.5, inputShape: [48] }), dense()],
    /"drop" .* drops values at random/,
  ],
  [
    'batch norm',
    () => [layers.batchNormalization({ name: 'norm', inputShape: [48] }), dense()],
    /"norm" .* moving statistics/,
  ],
  [
    'another kind',
    () => [layers.gaussianNoise({ name: 'noisy', stddev: 1, inputShape: [48] }), dense()],
    /"noisy" .* GaussianNoise/,
  ],
  [
    'a regulariser',
    () => [dense({ name: 'tied', inputShape: [48], kernelRegularizer: 'l1l2' })],
    /"tied" .* kernel_regularizer/,
  ],
  [
    'a frozen layer',
    () => [dense({ name: 'frozen', inputShape: [48], trainable: false })],
    /"frozen" .* trainable = false/,
  ],
  [
    'an unknown start',
    () => [dense({ name: 'o', inputShape: [48], units: 48, kernelInitializer: 'identity' })],
    /"o" .* "Identity"/,
  ],
  [
    'a dilated filter',
    () => [
      layers.conv2d({ name: 'wide', inputShape: [6, 8, 1], filters: 1, kernelSize: 2, dilationRate: 2 }),
      layers.flatten(),
      dense(),
    ],
    /"wide" .* dilation_rate/,
  ],
  ['softmax in the middle', () => [dense({ name: 'early', inputShape: [48] }), dense()], /"early" .* "softmax"/],
  [
    'an activation at the end',
    () => [dense({ name: 'end', inputShape: [48], activation: 'relu' })],
    /"end" .* ends the model in relu/,
  ],
  [
    'a dense layer on pictures',
    () => [dense({ name: 'flat', inputShape: [6, 8, 1] })],
    /"flat" .* takes values of 3 axes/,
  ],
  [
    'a model within it',
    () => [layersLibrary.sequential({ layers: [dense({ inputShape: [48] })] }) as never, dense()],
    /is a model within the model/,
  ],
  ['other examples', () => [dense({ inputShape: [47] })], /takes examples of shape \[47\]/],
  ['other pictures', () => [layers.flatten({ inputShape: [8, 6] }), dense()], /takes examples of shape \[8, 6\]/],
  ['other classes', () => [dense({ inputShape: [48], units: 4 })], /tells 4 classes apart, and the data has 3/],
])('refuses a model with %s, and says where', async (name, make, message) => {
  const spec = await write(`refused ${name}`, layersLibrary.sequential({ layers: make() }));
  await expect(loadModel(spec).then((loaded) => buildModel(loaded, shape))).rejects.toThrow(message);
});

it('refuses a model that branches', async () => {
  const input = layersLibrary.input({ shape: [48] });
  const [left, right] = [1, 2].map(() => layers.dense({ units: 3 }).apply(input) as layersLibrary.SymbolicTensor);
  const output = layers.add().apply([left!, right!]) as layersLibrary.SymbolicTensor;
  const spec = await write('branching', layersLibrary.model({ inputs: input, outputs: output }));
  await expect(loadModel(spec)).rejects.toThrow(/is where the model branches or joins/);
});

it.each([
  ['no JSON', 'not json', /is not JSON/],
  ['JSON of no object', '12', /is not JSON/],
  ['no model', '{}', /has no "modelTopology"/],
  ['no layers', '{"modelTopology":{"class_name":"Sequential","config":{"layers":[]}}}', /is no LayersModel/],
  ['another kind of model', '{"modelTopology":{"node":[]},"format":"graph-model"}', /is no LayersModel/],
])('refuses a file that holds %s', async (name, text, message) => {
  const file = join(folder, `${name}.json`);
  await writeFile(file, text);
  await expect(loadModel({ kind: 'layersModel', file })).rejects.toThrow(message);
});

it('refuses weights that are missing, cut short or of another shape', async () => {
  const theirs = layersLibrary.sequential({ layers: [dense({ inputShape: [48], name: 'only' })] });
  const spec = await write('whole', theirs, new Float32Array(3 * 48 + 3));
  const rewritten = async (change: (text: string) => string) => {
    await writeFile(join(folder, 'changed.json'), change(await readFile(join(folder, 'whole.json'), 'utf8')));
    return loadModel({ kind: 'layersModel', file: join(folder, 'changed.json') });
  };
  expect((await loadModel(spec)).kind).toBe('layersModel');
  await expect(rewritten((text) => text.replace('part2', 'part3'))).rejects.toThrow(/does not exist/);
  await expect(rewritten((text) => text.replace('"whole.part1.bin",', ''))).rejects.toThrow(/more weights than/);
  await expect(rewritten((text) => text.replace('[48,3]', '[3,48]'))).rejects.toThrow(
    /holds no weights "only\/kernel"/,
  );
  await expect(rewritten((text) => text.replace('[3],"dtype":"float32"', '[3],"dtype":"int32"'))).rejects.toThrow(
    /as int32/,
  );
});

it.each<[string, (weights: Float32Array) => void, RegExp]>([
  ['NaN in a kernel', (weights) => weights.fill(Number.NaN, 2, 3), /holds NaN as weight 3 of "only\/kernel"/],
  ['NaN in a bias', (weights) => weights.fill(Number.NaN, 146), /holds NaN as weight 3 of "only\/bias"/],
  ['Infinity', (weights) => weights.fill(Number.POSITIVE_INFINITY, 0, 1), /holds Infinity as weight 1 /],
  ['minus infinity', (weights) => weights.fill(Number.NEGATIVE_INFINITY, 143, 144), /holds -Infinity as weight 144 /],
  ['nothing but NaN', (weights) => weights.fill(Number.NaN), /holds NaN as weight 1 of "only\/kernel"/],
])('refuses weights with %s, naming the first', async (name, spoil, message) => {
  const weights = new Float32Array(3 * 48 + 3).fill(0.5);
  spoil(weights);
  const theirs = layersLibrary.sequential({ layers: [dense({ inputShape: [48], name: 'only' })] });
  const loading = loadModel(await write(`spoilt ${name}`, theirs, weights));
  await expect(loading).rejects.toMatchObject({ code: 'learning.modelUnsuitable', field: 'learning.model.file' });
  await expect(loading).rejects.toThrow(message);
});

const layer = (className: string, config: object, inbound?: string) => ({
  class_name: className,
  config: { name: 'a layer', ...config },
  ...(inbound === undefined ? {} : { inbound_nodes: inbound === '' ? [] : [[[inbound, 0, 0, {}]]] }),
});
const sequence = (...of: readonly (readonly [string, object])[]) => ({
  class_name: 'Sequential',
  config: { name: 's', layers: of.map(([kind, config], i) => layer(kind, { name: `l${i}`, ...config })) },
});

it.each<[string, object, RegExp]>([
  [
    '2 billion weights',
    sequence(['Dense', { units: 10_000, batch_input_shape: [null, 200_000] }]),
    /2,000,010,000 weights up to its layer "l0"/,
  ],
  [
    'many layers of many weights',
    sequence(
      ['Dense', { units: 8_000, batch_input_shape: [null, 48] }],
      ['Dense', { units: 8_000 }],
      ['Dense', { units: 8_000 }],
    ),
    /weights up to its layer "l2"/,
  ],
  [
    'large filters',
    sequence(['Conv2D', { filters: 10_000, kernel_size: 100, batch_input_shape: [null, 200, 200, 3] }]),
    /has .* weights/,
  ],
  [
    'pictures beyond memory',
    sequence(['Conv2D', { filters: 1_000, kernel_size: 1, batch_input_shape: [null, 1_000, 1_000, 1] }]),
    /1,000,000,000 values an example up to its layer "l0"/,
  ],
  [
    'an input beyond memory',
    sequence(['Flatten', { batch_input_shape: [null, 10_000, 10_000, 3] }], ['Dense', { units: 3 }]),
    /values an example/,
  ],
  [
    'an input of no size',
    sequence(['Flatten', { batch_input_shape: [null, 1e300, 1e300, 3] }], ['Dense', { units: 3 }]),
    /./,
  ],
])('refuses a model of %s, before it takes memory', async (name, topology, message) => {
  const spec = await write(`huge ${name}`, topology);
  await expect(loadModel(spec)).rejects.toMatchObject({ code: 'learning.modelUnsuitable' });
  await expect(loadModel(spec)).rejects.toThrow(message);
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
