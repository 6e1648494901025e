import type { Tensor } from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { skipReason } from '../../../../test/fixtures/learning/skip-reason.js';
import { randomStream } from '../../../random/index.js';
import { backendNamed } from '../../backends/backends.js';
import type { TensorFlow } from '../network.js';
import { ACTIVATION_NAMES, activationLayer, activationNamed, linear, relu } from './activation.js';
import { conv2dLayer } from './conv2d-layer.js';
import { denseLayer } from './dense-layer.js';
import { uniform } from './initialiser.js';
import { type Layer, shapeLayer } from './layer.js';
import { globalAverageLayer, poolingLayer } from './pooling-layer.js';

const start = { kernel: uniform(-0.5, 0.5), bias: uniform(-0.5, 0.5) };
const picture = { height: 5, width: 4, channels: 2 };
const shape = [5, 4, 2];
const convolution = {
  filters: 3,
  kernelSize: [3, 3],
  strides: [1, 1],
  padding: 'same',
  activation: linear,
  ...start,
} as const;
const pooling = { of: 'max', poolSize: [2, 2], strides: [2, 2], padding: 'valid' } as const;

const layers: [string, readonly number[], Layer][] = [
  ['dense', [5], denseLayer(5, 4, linear, start)],
  ['dense with ReLU', [5], denseLayer(5, 4, relu, start)],
  ['dense without biases', [5], denseLayer(5, 4, activationNamed('tanh')!, { ...start, useBias: false })],
  ['convolution', shape, conv2dLayer(picture, convolution)],
  ['convolution with ReLU', shape, conv2dLayer(picture, { ...convolution, activation: relu })],
  ['convolution without margins', shape, conv2dLayer(picture, { ...convolution, padding: 'valid' })],
  ['convolution of every other pixel', shape, conv2dLayer(picture, { ...convolution, strides: [2, 2] })],
  ['convolution by an oblong filter', shape, conv2dLayer(picture, { ...convolution, kernelSize: [4, 1] })],
  ['convolution without biases', shape, conv2dLayer(picture, { ...convolution, useBias: false })],
  ['max pooling', shape, poolingLayer(picture, pooling)],
  ['max pooling with margins', shape, poolingLayer(picture, { ...pooling, padding: 'same' })],
  ['max pooling that overlaps', shape, poolingLayer(picture, { ...pooling, poolSize: [3, 3] })],
  ['average pooling', shape, poolingLayer(picture, { ...pooling, of: 'average' })],
  ['global average pooling', shape, globalAverageLayer(picture)],
  ['flattening', shape, shapeLayer([40])],
  ['making pictures of values', [40], shapeLayer(shape)],
  ...ACTIVATION_NAMES.map((name): [string, number[], Layer] => [
    name,
    [7],
    activationLayer([7], activationNamed(name)!),
  ]),
];

const EXAMPLES = 2;
const size = (lengths: readonly number[]) => lengths.reduce((product, length) => product * length, 1);

/** The layer's weights, its input and the gradient that reaches its output, all flat. */
function numbersFor(layer: Layer, inputShape: readonly number[]) {
  const random = randomStream(1, 'layer');
  const weights = layer.weights.map((weight) => {
    const values = new Float32Array(size(weight.shape));
    weight.initialise(values, random);
    return values;
  });
  const some = (length: number) => Float32Array.from({ length }, () => 2 * random.next() - 1);
  return { weights, input: some(EXAMPLES * size(inputShape)), error: some(EXAMPLES * size(layer.outputShape)) };
}

/** Runs the layer forward, and backward from `error`: output and all gradients, flat. */
function passes(tf: TensorFlow, layer: Layer, inputShape: readonly number[]) {
  const numbers = numbersFor(layer, inputShape);
  const before = tf.memory().numTensors;
  const found: Tensor[] = tf.tidy(() => {
    const weights = layer.weights.map((weight, i) => tf.tensor(numbers.weights[i]!, [...weight.shape]));
    const input = tf.tensor(numbers.input, [EXAMPLES, ...inputShape]);
    const error = tf.tensor(numbers.error, [EXAMPLES, ...layer.outputShape]);
    const output = layer.forward(tf, weights, input);
    expect(output.shape).toEqual(error.shape);
    const back = layer.backward(tf, weights, { input, output }, error, true);
    expect(back.gradients.map((gradient) => gradient.shape)).toEqual(weights.map((weight) => weight.shape));
    expect(back.error!.shape).toEqual(input.shape);
    return [...back.gradients, back.error!].map((gradient) => tf.clone(gradient));
  });
  const flat = found.map((gradient) => [...gradient.dataSync()]);
  tf.dispose(found);
  expect(tf.memory().numTensors).toBe(before);
  return flat;
}

/** ⟨output, error⟩ for other weights and another input, summed in float64: what the gradients are slopes of. */
function weighedOutput(tf: TensorFlow, layer: Layer, inputShape: readonly number[], values: Float32Array[]): number {
  const { error } = numbersFor(layer, inputShape);
  const output: Tensor = tf.tidy(() => {
    const weights = layer.weights.map((weight, i) => tf.tensor(values[i]!, [...weight.shape]));
    return layer.forward(tf, weights, tf.tensor(values.at(-1)!, [EXAMPLES, ...inputShape]));
  });
  const sum = output.dataSync<'float32'>().reduce((total, value, i) => total + value * error[i]!, 0);
  output.dispose();
  return sum;
}

const furthest = (a: readonly number[], b: readonly number[]) =>
  a.reduce((most, value, i) => Math.max(most, Math.abs(value - b[i]!)), 0);

const backends = (['cpu', 'wasm', 'node'] as const).map((name) => {
  const backend = backendNamed(name);
  return [`${name} backend${skipReason(backend)}`, backend] as const;
});

describe.each(backends)('on the %s', (_, backend) => {
  let tf: TensorFlow;
  beforeAll(async () => {
    if (backend.isInstalled()) tf = await backend.load();
  });

  // tfjs-node is an optional package; the title says so where it is absent.
  it.runIf(backend.isInstalled()).each(layers)(
    '%s has gradients between the slopes to both sides, to 1 part in 1000',
    (_name, inputShape, layer) => {
      const { weights, input } = numbersFor(layer, inputShape);
      const values = [...weights, input];
      const step = 2 ** -7;
      const here = weighedOutput(tf, layer, inputShape, values);
      /** The slope from one weight or input to where it is moved by so much. */
      const slope = (which: number, i: number, by: number) => {
        const moved = values.map((copy) => copy.slice());
        moved[which]![i]! += by;
        return (weighedOutput(tf, layer, inputShape, moved) - here) / by;
      };
      passes(tf, layer, inputShape).forEach((gradient, which) => {
        expect(gradient).toHaveLength(values[which]!.length);
        const tolerance = 1e-3 * Math.max(1, ...gradient.map(Math.abs));
        gradient.forEach((value, i) => {
          const slopes = [slope(which, i, step), slope(which, i, -step)];
          expect(value).toBeGreaterThan(Math.min(...slopes) - tolerance);
          expect(value).toBeLessThan(Math.max(...slopes) + tolerance);
        });
      });
    },
  );

  if (backend.name === 'cpu') return;
  // tfjs-node is an optional package; the title says so where it is absent.
  it.runIf(backend.isInstalled()).each(layers)(
    '%s has the gradients of the cpu backend, to 2e-6',
    async (_name, inputShape, layer) => {
      const here = passes(await backend.load(), layer, inputShape);
      const onCpu = passes(await backendNamed('cpu').load(), layer, inputShape);
      await backend.load();
      here.forEach((gradient, i) => {
        expect(furthest(gradient, onCpu[i]!) / Math.max(1, ...onCpu[i]!.map(Math.abs))).toBeLessThan(2e-6);
      });
    },
  );
});
