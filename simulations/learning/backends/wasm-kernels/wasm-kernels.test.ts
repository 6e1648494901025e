import type { NamedAttrMap, Tensor } from '@tensorflow/tfjs-core';
import { beforeAll, expect, it } from 'vitest';
import { randomStream } from '../../../random/index.js';
import type { TensorFlow } from '../../models/network.js';
import { backendNamed } from '../backends.js';

let tf: TensorFlow;
beforeAll(async () => {
  tf = await backendNamed('wasm').load();
});

type Shape = readonly number[];

function noise(name: string, shape: Shape): Float32Array {
  const random = randomStream(1, name);
  return Float32Array.from({ length: shape.reduce((size, length) => size * length, 1) }, () => random.next() - 0.5);
}

/** What a kernel makes of inputs of these shapes on a backend, and of pooled pictures where it asks for them. */
async function compute(
  backend: 'cpu' | 'wasm',
  kernel: string,
  shapes: Readonly<Record<string, Shape>>,
  attrs: object,
): Promise<number[]> {
  await backendNamed(backend).load();
  const before = tf.memory();
  const values = tf.tidy(() => {
    const named = Object.entries(shapes).map(([name, shape]) => [name, tf.tensor(noise(name, shape), [...shape])]);
    const result = tf.engine().runKernel(kernel, Object.fromEntries(named), attrs as NamedAttrMap) as Tensor;
    return { values: [...result.dataSync()] } as never;
    // What is made here comes out here: a kernel’s type asks for tensors.
  }) as unknown as { values: number[] };
  expect(tf.memory()).toMatchObject({ numTensors: before.numTensors, numDataBuffers: before.numDataBuffers });
  return values.values;
}

async function expectAlike(...kernel: [string, Readonly<Record<string, Shape>>, object]): Promise<void> {
  const onCpu = await compute('cpu', ...kernel);
  const onWasm = await compute('wasm', ...kernel);
  expect(onWasm).toHaveLength(onCpu.length);
  const largest = onCpu.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  const furthest = onCpu.reduce((most, value, i) => Math.max(most, Math.abs(value - onWasm[i]!)), 0);
  expect(largest).toBeGreaterThan(0);
  expect(furthest / largest).toBeLessThan(2e-6);
}

it.each<[string, { stride: number; pad: 'same' | 'valid'; x: Shape; filter: Shape; dy: Shape }]>([
  ['that keeps the size', { stride: 1, pad: 'same', x: [3, 7, 6, 2], filter: [5, 5, 2, 3], dy: [3, 7, 6, 3] }],
  ['with an even filter', { stride: 1, pad: 'same', x: [3, 5, 8, 3], filter: [2, 4, 3, 2], dy: [3, 5, 8, 2] }],
  ['without margins', { stride: 1, pad: 'valid', x: [3, 7, 9, 1], filter: [3, 2, 1, 4], dy: [3, 5, 8, 4] }],
  ['of one pixel', { stride: 1, pad: 'same', x: [3, 4, 4, 5], filter: [1, 1, 5, 3], dy: [3, 4, 4, 3] }],
  ['of every other pixel', { stride: 2, pad: 'same', x: [3, 7, 8, 2], filter: [3, 3, 2, 3], dy: [3, 4, 4, 3] }],
  ['of every third pixel', { stride: 3, pad: 'valid', x: [2, 9, 8, 2], filter: [3, 2, 2, 2], dy: [2, 3, 3, 2] }],
])('gives the gradients of a convolution %s as the cpu backend does, to 2e-6', async (_name, conv) => {
  const attrs = { strides: [conv.stride, conv.stride], pad: conv.pad, dataFormat: 'NHWC' };
  await expectAlike('Conv2DBackpropFilter', { x: conv.x, dy: conv.dy }, { ...attrs, filterShape: conv.filter });
  await expectAlike('Conv2DBackpropInput', { dy: conv.dy, filter: conv.filter }, { ...attrs, inputShape: conv.x });
});

it.each<[string, { size: number; stride: number; pad: 'same' | 'valid'; input: Shape; dy: Shape }]>([
  ['by two', { size: 2, stride: 2, pad: 'valid', input: [3, 6, 8, 3], dy: [3, 3, 4, 3] }],
  ['by two of odd sides', { size: 2, stride: 2, pad: 'valid', input: [3, 7, 5, 2], dy: [3, 3, 2, 2] }],
  ['by two of odd sides with margins', { size: 2, stride: 2, pad: 'same', input: [3, 7, 5, 2], dy: [3, 4, 3, 2] }],
  ['over windows that overlap', { size: 3, stride: 2, pad: 'valid', input: [3, 7, 7, 2], dy: [3, 3, 3, 2] }],
])('gives the gradient of max pooling %s as the cpu backend does', async (_name, { size, stride, pad, input, dy }) => {
  await expectAlike('MaxPoolGrad', { input, dy, output: dy }, { filterSize: size, strides: stride, pad });
});

it('gives the gradient of max pooling to the first of equal values', async () => {
  await backendNamed('wasm').load();
  const gradient = tf.tidy(() => {
    const input = tf.tensor4d([1, 1, 0, 1, 1, 0, 1, 1], [1, 2, 4, 1]);
    const dy = tf.tensor4d([5, 7], [1, 1, 2, 1]);
    const attrs = { filterSize: 2, strides: 2, pad: 'valid' };
    return [...(tf.engine().runKernel('MaxPoolGrad', { dy, input, output: dy }, attrs) as Tensor).dataSync()] as never;
  });
  expect(gradient).toEqual([5, 0, 0, 7, 0, 0, 0, 0]);
});
