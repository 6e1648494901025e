import { describe, expect, it } from 'vitest';
import { randomStream } from '../../random/index.js';
import { backendNamed } from '../backends/backends.js';
import { toTensors } from '../training/weight-tensors.js';
import { type CnnSpec, cnn } from './cnn.js';
import { weightCount } from './weight-layout.js';

const paper: CnnSpec = { kind: 'cnn', filters: [32, 64], kernelSize: 5, hiddenUnits: 512 };
const mnist = { features: 784, classes: 10, picture: { height: 28, width: 28, channels: 1 } };

it('has the 1,663,370 weights of the FedAvg paper on MNIST', () => {
  const { layout } = cnn(paper, mnist);
  expect(weightCount(layout)).toBe(1_663_370);
  expect(layout.map(({ name, shape }) => [name, shape])).toEqual([
    ['conv2d_1/kernel', [5, 5, 1, 32]],
    ['conv2d_1/bias', [32]],
    ['conv2d_2/kernel', [5, 5, 32, 64]],
    ['conv2d_2/bias', [64]],
    ['dense_1/kernel', [3136, 512]],
    ['dense_1/bias', [512]],
    ['dense_2/kernel', [512, 10]],
    ['dense_2/bias', [10]],
  ]);
});

it('begins with kernels in the Glorot range of what each filter is connected to', () => {
  const { layout, initialWeights } = cnn(paper, mnist);
  const weights = initialWeights(randomStream(1));
  const kernel = weights.subarray(layout[2]!.offset, layout[2]!.offset + layout[2]!.size);
  const largest = kernel.reduce((most, weight) => Math.max(most, Math.abs(weight)), 0);
  const limit = Math.sqrt(6 / (25 * 32 + 25 * 64));
  expect(largest).toBeLessThanOrEqual(Math.fround(limit));
  expect(largest).toBeGreaterThan(0.99 * limit);
});

describe.each(['wasm', 'cpu'] as const)('on the %s backend', (backend) => {
  it('scores what convolution, pooling and dense layers by hand do', async () => {
    const tf = await backendNamed(backend).load();
    // One filter of one pixel, doubling it; 2 × 2 pooling; one unit that adds 1; two classes.
    const spec: CnnSpec = { kind: 'cnn', filters: [1], kernelSize: 1, hiddenUnits: 1 };
    const model = cnn(spec, { features: 8, classes: 2, picture: { height: 2, width: 4, channels: 1 } });
    const weights = Float32Array.of(2, 0, /* dense */ 1, 10, 1, /* classes */ 1, -1, 0, 0.5);
    const scores = tf.tidy(() => {
      const pictures = tf.tensor2d([[1, 2, 0, -5, 4, 3, -1, 0.5]]);
      return model
        .network(tf)
        .logits(toTensors(tf, model.layout, weights), pictures)
        .arraySync() as never;
    });
    // Pooled 8 and 1; 8 + 10 + 1 = 19.
    expect(scores).toEqual([[19, -18.5]]);
  });
});

it('says that it needs pictures, and large enough ones', () => {
  expect(() => cnn(paper, { features: 4, classes: 3, picture: null })).toThrow(
    /needs pictures, and this data has none/,
  );
  const small = { features: 12, classes: 2, picture: { height: 3, width: 4, channels: 1 } };
  expect(() => cnn(paper, small)).toThrow(/Pictures of 3 × 4 pixels cannot be halved 2 times/);
});
