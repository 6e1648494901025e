import { describe, expect, it } from 'vitest';
import { randomStream } from '../../random/index.js';
import { backendNamed } from '../backends/backends.js';
import { toTensors } from '../training/weight-tensors.js';
import { dense, softmax } from './dense.js';
import type { Model } from './model.js';
import type { TensorFlow } from './network.js';
import { weightCount } from './weight-layout.js';

const FEATURES = 6;
const CLASSES = 3;
const EXAMPLES = 5;

const models: [string, Model, readonly number[]][] = [
  ['softmax', softmax(FEATURES, CLASSES), []],
  ['one hidden layer', dense(FEATURES, [4], CLASSES), [4]],
  ['two hidden layers', dense(FEATURES, [5, 4], CLASSES), [5, 4]],
];

const random = randomStream(3, 'pictures');
const images = Float32Array.from({ length: EXAMPLES * FEATURES }, () => random.next());
const labels = Array.from({ length: EXAMPLES }, () => random.integer(0, CLASSES - 1));

/** The scores of one example in plain float64 arithmetic: the reference for both directions. */
function scores(weights: ArrayLike<number>, hidden: readonly number[], example: number): number[] {
  let values = Array.from(images.subarray(example * FEATURES, (example + 1) * FEATURES), Number);
  let offset = 0;
  const widths = [...hidden, CLASSES];
  widths.forEach((width, layer) => {
    const bias = offset + values.length * width;
    values = Array.from({ length: width }, (_, j) => {
      const sum = values.reduce(
        (total, value, i) => total + value * weights[offset + i * width + j]!,
        weights[bias + j]!,
      );
      return layer < hidden.length ? Math.max(0, sum) : sum;
    });
    offset = bias + width;
  });
  return values;
}

/** The summed cross-entropy of all examples, in float64. */
function loss(weights: ArrayLike<number>, hidden: readonly number[]): number {
  return labels.reduce((total, label, example) => {
    const z = scores(weights, hidden, example);
    return total + Math.log(z.reduce((sum, score) => sum + Math.exp(score), 0)) - z[label]!;
  }, 0);
}

describe.each(['wasm', 'cpu'] as const)('on the %s backend', (backend) => {
  const load = () => backendNamed(backend).load();

  it.each(models)('%s gives the scores of plain arithmetic', async (_, model, hidden) => {
    const tf = await load();
    const weights = model.initialWeights(randomStream(1));
    const logits = tf.tidy(() => {
      return model.network(tf).logits(toTensors(tf, model.layout, weights), tf.tensor2d(images, [EXAMPLES, FEATURES]));
    });
    const expected = labels.flatMap((_label, example) => scores(weights, hidden, example));
    logits.dataSync<'float32'>().forEach((score, i) => {
      expect(score).toBeCloseTo(expected[i]!, 5);
    });
    logits.dispose();
  });

  it.each(models)('%s gives the gradient that finite differences give', async (_, model, hidden) => {
    const tf = await load();
    const weights = model.initialWeights(randomStream(2));
    const scale = 0.5;
    const gradient = gradientOf(tf, model, weights, scale);
    expect(gradient).toHaveLength(weightCount(model.layout));
    const step = 1e-5;
    gradient.forEach((slope, i) => {
      const up = Float64Array.from(weights);
      const down = Float64Array.from(weights);
      up[i]! += step;
      down[i]! -= step;
      expect(slope).toBeCloseTo((scale * (loss(up, hidden) - loss(down, hidden))) / (2 * step), 4);
    });
  });
});

function gradientOf(tf: TensorFlow, model: Model, weights: Float32Array, scale: number): number[] {
  const gradients = tf.tidy(() => {
    const pictures = tf.tensor2d(images, [EXAMPLES, FEATURES]);
    const targets = tf.tensor2d(
      labels.map((label) => Array.from({ length: CLASSES }, (_, i) => (i === label ? 1 : 0))),
    );
    const batch = { images: pictures, targets };
    return [...model.network(tf).gradients(toTensors(tf, model.layout, weights), batch, scale).gradients];
  });
  const flat = gradients.flatMap((tensor) => [...tensor.dataSync<'float32'>()]);
  tf.dispose(gradients);
  return flat;
}

it('begins with kernels in the Glorot range and biases of zero, fixed by the random stream', () => {
  const model = dense(784, [32], 10);
  const weights = model.initialWeights(randomStream(4));
  expect(weights).toEqual(model.initialWeights(randomStream(4)));
  expect(weights).not.toEqual(model.initialWeights(randomStream(5)));
  expect(weights).toHaveLength(784 * 32 + 32 + 32 * 10 + 10);
  const limit = Math.sqrt(6 / (784 + 32));
  const kernel = weights.subarray(0, 784 * 32);
  const largest = kernel.reduce((most, weight) => Math.max(most, Math.abs(weight)), 0);
  expect(largest).toBeLessThanOrEqual(Math.fround(limit));
  expect(largest).toBeGreaterThan(0.99 * limit);
  expect(weights.subarray(784 * 32, 784 * 32 + 32).every((bias) => bias === 0)).toBe(true);
});
