import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { InputError } from '../../errors/index.js';
import { randomStream } from '../../random/index.js';
import type { Partition } from '../../scenario/index.js';
import { dealShards, type ShardParameters } from './deal-shards.js';
import { summariseShards } from './summarise-shards.js';

const partitions: fc.Arbitrary<Partition> = fc.oneof(
  fc.constant({ kind: 'iid' } as const),
  fc.record({ kind: fc.constant('labelShards' as const), shardsPerTrainer: fc.integer({ min: 1, max: 4 }) }),
  fc.record({ kind: fc.constant('dirichlet' as const), alpha: fc.double({ min: 0.01, max: 1000, noNaN: true }) }),
  fc.record({ kind: fc.constant('quantitySkew' as const), alpha: fc.double({ min: 0.01, max: 1000, noNaN: true }) }),
  fc.record({ kind: fc.constant('featureNoise' as const), deviation: fc.double({ min: 0, max: 10, noNaN: true }) }),
);

function labels(count: number): Uint8Array {
  const random = randomStream(5, 'labels');
  return Uint8Array.from({ length: count }, () => random.integer(0, 9));
}

const deal = (over: Partial<ShardParameters>) =>
  dealShards({
    labels: labels(600),
    classes: 10,
    trainers: 12,
    batchSize: 20,
    partition: { kind: 'iid' },
    seed: 1,
    ...over,
  });

describe('every partition', () => {
  it('puts every example into exactly one shard and leaves no shard without a batch', () => {
    const property = fc.property(
      partitions,
      fc.integer({ min: 1, max: 40 }),
      fc.integer({ min: 1, max: 30 }),
      fc.integer(),
      (partition, trainers, batchSize, seed) => {
        const shards = deal({ partition, trainers, batchSize, seed });
        expect(shards).toHaveLength(trainers);
        expect(shards.flatMap((shard) => [...shard]).sort((a, b) => a - b)).toEqual([...Array(600).keys()]);
        const fewest = Math.min(...shards.map((shard) => shard.length));
        const atLeast = partition.kind === 'labelShards' ? 1 : Math.min(batchSize, Math.floor(600 / trainers));
        expect(fewest).toBeGreaterThanOrEqual(atLeast);
      },
    );
    fc.assert(property, { numRuns: 60 });
  });

  it('deals alike for the same seed only', () => {
    for (const partition of [
      { kind: 'iid' },
      { kind: 'labelShards', shardsPerTrainer: 2 },
      { kind: 'dirichlet', alpha: 1 },
      { kind: 'quantitySkew', alpha: 1 },
      { kind: 'featureNoise', deviation: 1 },
    ] as const) {
      expect(deal({ partition })).toEqual(deal({ partition }));
      expect(deal({ partition })).not.toEqual(deal({ partition, seed: 2 }));
    }
  });

  it('needs an example for every trainer', () => {
    expect(() => deal({ trainers: 601 })).toThrow(InputError);
    expect(() => deal({ trainers: 601 })).toThrow('600 examples cannot be shared by 601 trainers.');
  });
});

describe('IID', () => {
  it('deals shards whose sizes differ by at most one', () => {
    const sizes = deal({ trainers: 7 }).map((shard) => shard.length);
    expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1);
  });
});

describe('label shards', () => {
  it('give a trainer few different digits', () => {
    const shards = deal({ partition: { kind: 'labelShards', shardsPerTrainer: 2 } });
    for (const { labels: counts } of summariseShards(shards, labels(600), 10, { kind: 'iid' })) {
      expect(counts.filter((count) => count > 0).length).toBeLessThanOrEqual(4);
    }
  });

  it('cannot be more than there are examples', () => {
    const partition = { kind: 'labelShards', shardsPerTrainer: 20 } as const;
    expect(() => deal({ partition, trainers: 31 })).toThrow('620 label shards cannot be cut from 600 examples.');
  });
});

describe('Dirichlet', () => {
  const many = labels(12_000);

  /** Mean over the trainers of half the summed differences between their mix of digits and everybody's. */
  function skew(alpha: number, seed: number): number {
    const partition = { kind: 'dirichlet', alpha } as const;
    const shards = deal({ labels: many, trainers: 20, partition, seed });
    const distances = summariseShards(shards, many, 10, partition).map(({ examples, labels: counts }) => {
      return counts.reduce((sum, count) => sum + Math.abs(count / examples - 0.1), 0) / 2;
    });
    return distances.reduce((sum, distance) => sum + distance, 0) / distances.length;
  }

  it('is nearly IID when α is large and gives few digits to each when α is small', () => {
    expect(skew(1000, 1)).toBeLessThan(0.05);
    expect(skew(1, 1)).toBeGreaterThan(0.2);
    expect(skew(1, 1)).toBeLessThan(0.5);
    expect(skew(0.05, 1)).toBeGreaterThan(0.6);
  });

  it.each([1, 2, 3])('mixes labels the less the smaller α is (seed %i)', (seed) => {
    const skews = [100, 10, 1, 0.1].map((alpha) => skew(alpha, seed));
    expect(skews).toEqual([...skews].sort((a, b) => a - b));
  });
});

describe('quantity skew', () => {
  const many = labels(12_000);
  const dealWith = (alpha: number, seed: number) =>
    deal({ labels: many, trainers: 20, partition: { kind: 'quantitySkew', alpha }, seed });

  /** Standard deviation of the shard sizes over their mean, averaged over seeds. */
  function spread(alpha: number): number {
    const each = Array.from({ length: 30 }, (_, seed) => {
      const sizes = dealWith(alpha, seed).map((shard) => shard.length);
      return Math.sqrt(sizes.reduce((sum, size) => sum + (size - 600) ** 2, 0) / 20) / 600;
    });
    return each.reduce((sum, x) => sum + x, 0) / each.length;
  }

  it('makes sizes differ more, the smaller α is, as much as a Dirichlet distribution says', () => {
    // A share of Dirichlet(α) among n has deviation √((n − 1) / (nα + 1)) times its mean.
    const spreads = [100, 10, 1].map(spread);
    [100, 10, 1].forEach((alpha, i) => {
      const expected = Math.sqrt(19 / (20 * alpha + 1));
      expect(spreads[i]! / expected).toBeGreaterThan(0.85);
      expect(spreads[i]! / expected).toBeLessThan(1.15);
    });
    expect(spread(0.1)).toBeGreaterThan(spreads[2]!);
  });

  it('keeps every large shard evenly mixed', () => {
    for (const { examples, labels: counts } of summariseShards(dealWith(1, 1), many, 10, { kind: 'iid' })) {
      // Five standard errors of a count whose chance is a tenth.
      for (const count of counts) {
        expect(Math.abs(count - examples / 10)).toBeLessThan(5 * Math.sqrt(0.09 * examples) + 1);
      }
    }
  });
});

it('counts who holds what, and tells the noise on it', () => {
  const shards = [Int32Array.of(0, 2), Int32Array.of(1)];
  const held = Uint8Array.of(3, 1, 3);
  expect(summariseShards(shards, held, 4, { kind: 'iid' })).toEqual([
    { shard: 0, examples: 2, labels: [0, 0, 0, 2] },
    { shard: 1, examples: 1, labels: [0, 1, 0, 0] },
  ]);
  const noisy = summariseShards(shards, held, 4, { kind: 'featureNoise', deviation: 0.5 });
  expect(noisy.map(({ noise }) => noise)).toEqual([0.25, 0.5]);
});

describe('a floor of a batch for every trainer', () => {
  it.each<[string, Partial<ShardParameters>, RegExp]>([
    [
      'nearly everything with a few of a hundred',
      { labels: labels(2000), trainers: 100, partition: { kind: 'quantitySkew', alpha: 0.01 } },
      /quantitySkew, α = 0.01.*9\d of 100 had fewer than 20 examples.* of 2000 .*all shards the same size/,
    ],
    [
      'sizes by a Dirichlet distribution',
      { partition: { kind: 'quantitySkew', alpha: 0.1 } },
      /of 12 had fewer than 20/,
    ],
    ['skewed labels', { trainers: 30, partition: { kind: 'dirichlet', alpha: 0.05 } }, /all shards the same size/],
    ['labels of a few trainers', { partition: { kind: 'dirichlet', alpha: 0.02 } }, /of 12 had fewer than 20 examples/],
    ['large batches', { batchSize: 50, partition: { kind: 'quantitySkew', alpha: 1 } }, /all shards the same size/],
    [
      'more trainers than batches',
      { trainers: 500, partition: { kind: 'quantitySkew', alpha: 0.5 } },
      /fewer than 1 example,/,
    ],
  ])('is told where it evens out what was asked for: %s', (_, parameters, note) => {
    const told: string[] = [];
    deal({ ...parameters, tell: (text) => told.push(text) });
    expect(told).toEqual([expect.stringMatching(note)]);
  });

  it.each<[string, Partial<ShardParameters>]>([
    ['IID', {}],
    ['label shards', { partition: { kind: 'labelShards', shardsPerTrainer: 2 } }],
    ['mild skew', { partition: { kind: 'quantitySkew', alpha: 1000 } }],
    ['batches of one', { trainers: 3, batchSize: 1, partition: { kind: 'dirichlet', alpha: 1 } }],
    ['feature noise', { partition: { kind: 'featureNoise', deviation: 1 } }],
  ])('is not told where nothing was moved: %s', (_, parameters) => {
    const told: string[] = [];
    deal({ ...parameters, tell: (text) => told.push(text) });
    expect(told).toEqual([]);
  });
});
