import type { Tensor2D } from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { backendNamed } from '../backends/backends.js';
import type { TensorFlow } from '../models/network.js';
import { batcher, seenByModels } from './batches.js';

let tf: TensorFlow;
beforeAll(async () => {
  tf = await backendNamed('cpu').load();
});

const labels = Uint8Array.of(1, 0, 1);
const shape = { features: 2, classes: 2, largest: 2 };
const values = (tensor: Tensor2D) => tensor.arraySync();
const quarter = Math.fround(51 / 255);

describe.each([
  [
    'bytes as 0 to 1',
    Uint8Array.of(0, 255, 51, 0, 255, 51),
    [
      [0, 1],
      [quarter, 0],
      [1, quarter],
    ],
  ],
  [
    'floats as they are',
    Float32Array.of(0, -3, 255, 0.5, 7, 0),
    [
      [0, -3],
      [255, 0.5],
      [7, 0],
    ],
  ],
] as const)('a batch shows %s', (_, inputs, seen) => {
  it('as rows, and nothing of the batch before', () => {
    const batches = batcher(tf, { inputs, labels }, shape, (label) => label);
    tf.dispose(Object.values(batches.batch([1, 2])));
    const batch = batches.batch([2, 0]);
    expect(values(batch.images)).toEqual([seen[2], seen[0]]);
    expect(values(batch.targets)).toEqual([
      [0, 1],
      [0, 1],
    ]);
  });

  it('like a whole split, without sharing its memory', () => {
    const whole = seenByModels(inputs);
    expect([...whole]).toEqual(seen.flat());
    whole.fill(9);
    expect(inputs[0]).toBe(0);
  });
});
