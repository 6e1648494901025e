import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Dataset } from '../data/example-set.js';
import { applyFeatureNoise } from './feature-noise.js';

const features = 50;
const set = (examples: number) => ({
  inputs: new Uint8Array(examples * features).fill(51),
  labels: new Uint8Array(examples),
});
const dataset: Dataset = {
  features,
  classes: 2,
  classNames: ['no', 'yes'],
  picture: null,
  train: set(400),
  heldOut: set(2),
  test: set(2),
};
const range = (from: number, to: number) => Int32Array.from({ length: to - from }, (_, i) => from + i);
const shards = [0, 1, 2, 3].map((shard) => range(100 * shard, 100 * (shard + 1)));

it('gives trainer i of n noise of i/n of the deviation around the value that models see', async () => {
  const { train } = await applyFeatureNoise(dataset, shards, 0.4, 1);
  [0.1, 0.2, 0.3, 0.4].forEach((deviation, shard) => {
    const values = [...train.inputs.subarray(shard * 100 * features, (shard + 1) * 100 * features)];
    const mean = values.reduce((sum, x) => sum + x, 0) / values.length;
    const variance = values.reduce((sum, x) => sum + (x - mean) ** 2, 0) / values.length;
    // Five standard errors for 5,000 values.
    expect(Math.abs(mean - 0.2)).toBeLessThan((5 * deviation) / Math.sqrt(5_000));
    expect(Math.abs(Math.sqrt(variance) / deviation - 1)).toBeLessThan(5 / Math.sqrt(10_000));
  });
});

it('leaves the labels and the other splits alone, and puts floats into shared memory', async () => {
  const noisy = await applyFeatureNoise(dataset, shards, 0.4, 1);
  expect(noisy.heldOut).toBe(dataset.heldOut);
  expect(noisy.test).toBe(dataset.test);
  expect(noisy.train.labels).toBe(dataset.train.labels);
  expect(noisy.train.inputs).toBeInstanceOf(Float32Array);
  expect(noisy.train.inputs.buffer).toBeInstanceOf(SharedArrayBuffer);
  expect(dataset.train.inputs.every((grey) => grey === 51)).toBe(true);
});

it('fixes the noise by seed, shard and example, whatever else the shard holds', async () => {
  const row = async (seed: number, dealt: readonly Int32Array[], example: number) =>
    (await applyFeatureNoise(dataset, dealt, 0.4, seed)).train.inputs.slice(
      example * features,
      (example + 1) * features,
    );
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 0, max: 99 }), async (example) => {
      const usual = await row(1, shards, example);
      expect(await row(1, [Int32Array.of(example), ...shards.slice(1)], example)).toEqual(usual);
      expect(await row(2, shards, example)).not.toEqual(usual);
      expect(await row(1, [shards[1]!, shards[0]!, shards[2]!, shards[3]!], example)).not.toEqual(usual);
    }),
    { numRuns: 5 },
  );
});

it('changes no value where the deviation is 0', async () => {
  const { train } = await applyFeatureNoise(dataset, shards, 0, 1);
  expect(train.inputs.every((value) => value === Math.fround(0.2))).toBe(true);
});
