import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { randomStream } from '../../random/index.js';
import { topUp } from './top-up.js';

/** Shards of so many examples, each example with a number of its own. */
function shardsOf(...sizes: readonly number[]): number[][] {
  let next = 0;
  return sizes.map((size) => Array.from({ length: size }, () => next++));
}
const sizesAfter = (sizes: readonly number[], minimum: number, seed = 1) => {
  const shards = shardsOf(...sizes);
  const moved = topUp(shards, minimum, randomStream('top-up', seed));
  return { sizes: shards.map((shard) => shard.length), moved };
};

describe('topping up shards', () => {
  it('takes from whichever shard is the largest just then, the first of several', () => {
    expect(sizesAfter([0, 10, 7], 4).sizes).toEqual([4, 6, 7]);
    expect(sizesAfter([0, 7, 10, 7], 3).sizes).toEqual([3, 7, 7, 7]);
    expect(sizesAfter([5, 0, 5], 2).sizes).toEqual([4, 2, 4]);
  });

  it('says how many shards were short and how many examples were moved', () => {
    expect(sizesAfter([0, 10, 2, 9], 3).moved).toEqual({ shards: 2, examples: 4 });
    expect(sizesAfter([0, 30], 15).moved).toEqual({ shards: 1, examples: 15 });
  });

  it('moves nothing when every shard has the minimum', () => {
    expect(sizesAfter([3, 10, 3], 3)).toEqual({ sizes: [3, 10, 3], moved: { shards: 0, examples: 0 } });
    expect(sizesAfter([0, 1], 0)).toEqual({ sizes: [0, 1], moved: { shards: 0, examples: 0 } });
  });

  it('may move any example of the largest shard, each as likely', () => {
    const moved = new Map<number, number>();
    for (let seed = 0; seed < 1_000; seed++) {
      const shards = shardsOf(0, 5);
      topUp(shards, 1, randomStream('any', seed));
      const [example] = shards[0]!;
      moved.set(example!, (moved.get(example!) ?? 0) + 1);
    }
    expect(moved.size).toBe(5);
    // Six standard deviations of a binomial of 1,000 and a fifth.
    for (const times of moved.values()) expect(Math.abs(times - 200)).toBeLessThan(6 * Math.sqrt(1_000 * 0.2 * 0.8));
  });

  it('leaves nobody short, and every example in one shard, whatever the sizes', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(40), { minLength: 1, maxLength: 12 }), fc.nat(), (sizes, seed) => {
        const shards = shardsOf(...sizes);
        const total = shards.flat().length;
        const minimum = Math.floor(total / sizes.length);
        const { examples } = topUp(shards, minimum, randomStream('any sizes', seed));
        expect(shards.flat().sort((a, b) => a - b)).toEqual([...Array(total).keys()]);
        for (const shard of shards) expect(shard.length).toBeGreaterThanOrEqual(minimum);
        expect(examples).toBe(sizes.reduce((sum, size) => sum + Math.max(0, minimum - size), 0));
      }),
    );
  });
});
