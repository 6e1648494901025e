import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { randomStream } from '../../random/index.js';
import { poisonShard } from './poison-shard.js';

const picture = { height: 2, width: 2, channels: 1 };
const labels = Uint8Array.from([0, 1, 2, 3, 4, 5, 6, 7]);
const set = { inputs: Uint8Array.from({ length: 32 }, (_, i) => i), labels };
const shard = Int32Array.of(6, 1, 3, 4);
const plan = { targetLabel: 9, triggerSide: 1, poisonedPercent: 50 };
const pixels = (inputs: ArrayLike<number>, example: number) => Array.from(inputs).slice(4 * example, 4 * example + 4);

describe('a poisoned shard', () => {
  it('carries trigger and target label together, on the share asked for, and is else as it was', () => {
    const poisoned = poisonShard(set, shard, picture, plan, randomStream(1));
    expect(poisoned.labels.filter((label) => label === 9)).toHaveLength(2);
    shard.forEach((example, i) => {
      const clean = pixels(set.inputs, example);
      const isPoisoned = poisoned.labels[i] === 9;
      expect(pixels(poisoned.inputs, i)).toEqual(isPoisoned ? [...clean.slice(0, 3), 255] : clean);
      if (!isPoisoned) expect(poisoned.labels[i]).toBe(labels[example]);
    });
  });

  it('leaves the set that everybody shares alone', () => {
    const before = structuredClone(set);
    poisonShard(set, shard, picture, { ...plan, poisonedPercent: 100 }, randomStream(1));
    expect(set).toEqual(before);
  });

  it('is fixed by the random stream', () => {
    const of = (seed: number) => Array.from(poisonShard(set, shard, picture, plan, randomStream(seed)).labels);
    expect(of(1)).toEqual(of(1));
    expect(new Set([1, 2, 3, 4, 5, 6].map((seed) => of(seed).join())).size).toBeGreaterThan(1);
  });

  it('holds the rounded share of poisoned examples for any share', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 100 }), fc.nat(), (poisonedPercent, seed) => {
        const { labels: found } = poisonShard(set, shard, picture, { ...plan, poisonedPercent }, randomStream(seed));
        expect(found.filter((label) => label === 9)).toHaveLength(Math.round((poisonedPercent / 100) * 4));
      }),
    );
  });

  it('paints white as 1 where pixels are floats', () => {
    const floats = { inputs: Float32Array.from(set.inputs, (grey) => grey / 255), labels };
    const { inputs } = poisonShard(floats, shard, picture, { ...plan, poisonedPercent: 100 }, randomStream(1));
    expect([3, 7, 11, 15].map((corner) => inputs[corner])).toEqual([1, 1, 1, 1]);
  });
});
