import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { describeHoldings, holdingsModel } from './holdings.js';

const shard = (index: number, labels: readonly number[]) => ({
  shard: index,
  examples: labels.reduce((sum, held) => sum + held, 0),
  labels,
});

describe('who holds what', () => {
  it('stacks the labels that a client holds, in their order', () => {
    const { bars } = holdingsModel({ shards: [shard(0, [3, 0, 2])], attacks: [null] }, 'count', 100);
    expect(bars[0]?.segments).toEqual([
      { label: 0, examples: 3, from: 0, to: 3 },
      { label: 2, examples: 2, from: 3, to: 5 },
    ]);
  });

  it('makes every share bar end at 1, whatever is held', () => {
    fc.assert(
      fc.property(fc.array(fc.array(fc.nat(500), { minLength: 3, maxLength: 3 }), { minLength: 1 }), (all) => {
        const { bars, scale } = holdingsModel(
          { shards: all.map((held, at) => shard(at, held)), attacks: [] },
          'share',
          9,
        );
        expect(scale.at(-1)).toBe(1);
        for (const { segments, examples } of bars) if (examples > 0) expect(segments.at(-1)?.to).toBeCloseTo(1, 9);
      }),
    );
  });

  it('shows every fourth of 400 clients where there is room for 100', () => {
    const shards = Array.from({ length: 400 }, (_, at) => shard(at, [1]));
    const { bars, every } = holdingsModel({ shards, attacks: [] }, 'count', 100);
    expect([bars.length, every, bars[1]?.client]).toEqual([100, 4, 4]);
  });

  it.each([
    [704, [0, 200, 400, 600, 800]],
    [14, [0, 5, 10, 15]],
    [1011, [0, 250, 500, 750, 1000, 1250]],
    [1, [0, 1]],
    [3, [0, 1, 2, 3]],
  ])('has whole round marks on its scale up to a largest shard of %i', (examples, marks) => {
    expect(holdingsModel({ shards: [shard(0, [examples])], attacks: [] }, 'count', 9).scale).toEqual(marks);
  });

  it('says so in words', () => {
    const setup = {
      shards: [shard(0, [5, 5]), shard(1, [7, 0])],
      attacks: [null, 'labelFlip'],
      classNames: ['a', 'b'],
    };
    expect(describeHoldings(setup as never)).toBe(
      '2 clients, 1 of them adversaries, each with 7 to 10 examples of 1 to 2 of 2 labels.',
    );
  });
});
