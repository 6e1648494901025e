import type { Tensor, Tensor1D, Tensor2D } from '@tensorflow/tfjs-core';
import fc from 'fast-check';
import { beforeAll, expect, it } from 'vitest';
import { randomStream } from '../../../random/index.js';
import type { TensorFlow } from '../../models/network.js';
import { backendNamed } from '../backends.js';

let tf: TensorFlow;
beforeAll(async () => {
  tf = await backendNamed('wasm').load();
});

const noise = (name: string, length: number) => {
  const random = randomStream(1, name);
  return Float32Array.from({ length }, () => random.next() - 0.5);
};

/** The product in float64, with bias and floor. */
function expected(
  [m, n, k]: readonly [number, number, number],
  a: (row: number, inner: number) => number,
  b: (inner: number, column: number) => number,
  bias: (column: number) => number,
  floor: number,
): number[] {
  return Array.from({ length: m * n }, (_, at) => {
    const [row, column] = [Math.floor(at / n), at % n];
    let sum = bias(column);
    for (let inner = 0; inner < k; inner++) sum += a(row, inner) * b(inner, column);
    return Math.max(floor, sum);
  });
}

function expectClose(found: Tensor, values: readonly number[]): void {
  const numbers = found.dataSync<'float32'>();
  expect(numbers).toHaveLength(values.length);
  const furthest = values.reduce((most, value, i) => Math.max(most, Math.abs(value - numbers[i]!)), 0);
  expect(furthest).toBeLessThan(1e-5);
  found.dispose();
}

// Sides around the sizes of the tiles, 5 × 8 and 5 × 2 by vectors of 4, and beyond the most rows.
const sides = fc.tuple(
  fc.oneof(fc.integer({ min: 1, max: 17 }), fc.constant(70)),
  fc.integer({ min: 1, max: 19 }),
  fc.integer({ min: 1, max: 21 }),
);

it('multiplies matrices of any sides, upright and transposed, as plain arithmetic does', () => {
  fc.assert(
    fc.property(sides, fc.boolean(), fc.boolean(), ([m, n, k], transposeA, transposeB) => {
      const [a, b] = [noise('a', m * k), noise('b', k * n)];
      const before = tf.memory();
      const left = tf.tensor2d(a, transposeA ? [k, m] : [m, k]);
      const right = tf.tensor2d(b, transposeB ? [n, k] : [k, n]);
      expectClose(
        tf.matMul(left, right, transposeA, transposeB),
        expected(
          [m, n, k],
          (row, inner) => a[transposeA ? inner * m + row : row * k + inner]!,
          (inner, column) => b[transposeB ? column * k + inner : inner * n + column]!,
          () => 0,
          Number.NEGATIVE_INFINITY,
        ),
      );
      tf.dispose([left, right]);
      expect(tf.memory()).toMatchObject({ numTensors: before.numTensors, numDataBuffers: before.numDataBuffers });
    }),
  );
});

it("gives a layer's pass of any sides, with bias and ReLU or without, as plain arithmetic does", () => {
  fc.assert(
    fc.property(sides, fc.boolean(), fc.boolean(), ([m, n, k], withBias, relu) => {
      const [a, b, bias] = [noise('a', m * k), noise('b', k * n), noise('bias', n)];
      const tensors: Tensor[] = [tf.tensor2d(a, [m, k]), tf.tensor2d(b, [k, n]), tf.tensor1d(bias)];
      const found = tf.fused.matMul({
        a: tensors[0] as Tensor2D,
        b: tensors[1] as Tensor2D,
        ...(withBias ? { bias: tensors[2] as Tensor1D } : {}),
        activation: relu ? 'relu' : 'linear',
      });
      expect(found.shape).toEqual([m, n]);
      expectClose(
        found,
        expected(
          [m, n, k],
          (row, inner) => a[row * k + inner]!,
          (inner, column) => b[inner * n + column]!,
          (column) => (withBias ? bias[column]! : 0),
          relu ? 0 : Number.NEGATIVE_INFINITY,
        ),
      );
      tf.dispose(tensors);
    }),
  );
});

it('multiplies batches of matrices as before', () => {
  const product = tf.tidy(() => tf.matMul(tf.ones([2, 3, 4]), tf.ones([2, 4, 2])));
  expect(product.shape).toEqual([2, 3, 2]);
  expectClose(product, Array(12).fill(4));
});

it('passes on what is no number', () => {
  const product = tf.tidy(() =>
    tf.fused.matMul({ a: tf.tensor2d([[Number.NaN, 1]]), b: tf.ones([2, 9]), activation: 'relu' }),
  );
  expect([...product.dataSync()].every(Number.isNaN)).toBe(true);
  product.dispose();
});
