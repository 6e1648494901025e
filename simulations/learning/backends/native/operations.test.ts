import { createRequire } from 'node:module';
import type { Tensor, Tensor2D } from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { skipReason } from '../../../../test/fixtures/learning/skip-reason.js';
import type { TensorFlow } from '../../models/network.js';
import { node } from '../node.js';

let own: TensorFlow;
let native: TensorFlow;
let a: Tensor2D;
let b: Tensor2D;
let bias: Tensor;

describe.runIf(node.isInstalled())(`tfjs-node's operations, straight to TensorFlow${skipReason(node)}`, () => {
  beforeAll(async () => {
    native = await node.load();
    own = createRequire(import.meta.url)('@tensorflow/tfjs-node') as TensorFlow;
    a = own.tensor2d([-2, 0, 1.5, 3, 4, -1], [2, 3]);
    b = own.tensor2d([0.5, 2, -1, 1, 0.25, 3], [2, 3]);
    bias = own.tensor1d([0.1, -7]);
  });

  it.each<[string, (tf: TensorFlow) => Tensor]>([
    ['add', (tf) => tf.add(a, b)],
    ['sub of a number', (tf) => tf.sub(a, 2)],
    ['sub from a number', (tf) => tf.sub(1, a)],
    ['mul', (tf) => tf.mul(a, b)],
    ['div', (tf) => tf.div(a, b)],
    ['mul with a row', (tf) => tf.mul(a, own.tensor1d([1, 2, 3]))],
    ['mul of whole numbers', (tf) => tf.mul(own.tensor1d([1, 2], 'int32'), own.tensor1d([3, 4], 'int32'))],
    ['sqrt', (tf) => tf.sqrt(own.tensor1d([0, 2, 9]))],
    ['square', (tf) => tf.square(a)],
    ['relu', (tf) => tf.relu(a)],
    ['softmax', (tf) => tf.softmax(a)],
    ['transpose', (tf) => tf.transpose(a)],
    ['matMul, second transposed', (tf) => tf.matMul(a, b, false, true)],
    ['matMul, first transposed', (tf) => tf.matMul(a, b, true)],
    ['matMul of three axes', (tf) => tf.matMul(own.ones([2, 2, 3]), own.ones([2, 3, 1]))],
    ['fused matMul', (tf) => tf.fused.matMul({ a, b, transposeB: true, bias, activation: 'relu' })],
    ['fused matMul by itself', (tf) => tf.fused.matMul({ a, b, transposeB: true })],
    [
      'fused matMul with another activation',
      (tf) => tf.fused.matMul({ a, b, transposeB: true, activation: 'sigmoid' }),
    ],
  ])('give what TensorFlow.js gives: %s', (_, operation) => {
    const [expected, actual] = [operation(own), operation(native)];
    expect(actual.shape).toEqual(expected.shape);
    expect(actual.dtype).toBe(expected.dtype);
    actual.dataSync().forEach((value, i) => {
      expect(value).toBeCloseTo(expected.dataSync()[i]!, 6);
    });
  });

  it("give a ReLU's gradient and column sums at once", () => {
    const error = own.tensor2d([1, 2, 3, 4, 5, 6], [2, 3]);
    expect([...native.reluGradient!(error, own.relu(a)).dataSync()]).toEqual([0, 0, 3, 4, 5, 0]);
    expect([...native.columnSums!(error).dataSync()]).toEqual([5, 7, 9]);
  });

  it('are recorded by gradients as before', () => {
    const slope = native.grad((x) => native.sum(native.matMul(native.square(x) as Tensor2D, b, false, true)));
    const expected = own.grad((x) => own.sum(own.matMul(own.square(x) as Tensor2D, b, false, true)));
    expect([...slope(a).dataSync()]).toEqual([...expected(a).dataSync()]);
  });

  it('leave no tensor behind', () => {
    const before = own.memory().numTensors;
    native.tidy(() => {
      const output = native.fused.matMul({ a, b, transposeB: true, bias, activation: 'relu' });
      native.transpose(native.mul(native.softmax(output), 0.5));
    });
    expect(own.memory().numTensors).toBe(before);
  });
});
