import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as layersLibrary from '@tensorflow/tfjs-layers';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { layer, saveLayersModel } from '../../../../test/fixtures/learning/saved-layers-model.js';
import { backendNamed } from '../../backends/backends.js';
import { buildModel } from '../build-model.js';
import { loadModel } from '../load-model.js';
import type { ModelShape } from '../model.js';

const shape: ModelShape = { features: 48, classes: 3, picture: { height: 6, width: 8, channels: 1 } };
const { layers } = layersLibrary;

let folder: string;
beforeAll(async () => {
  await backendNamed('cpu').load();
  folder = await mkdtemp(join(tmpdir(), 'folkmoot-model-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));
const write = (name: string, model: layersLibrary.Sequential | object, weights?: Float32Array) =>
  saveLayersModel(folder, name, model, weights);

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
