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
        const atLeast = partition.kind === 'dirichlet' ? Math.min(batchSize, Math.floor(600 / trainers)) : 1;
        expect(fewest).toBeGreaterThanOrEqual(atLeast);
      },
    );
    fc.assert(property, { numRuns: 60 });
  });

  it('deals alike for the same seed only', () => {
    for (const partition of [{ kind: 'iid' }, { kind: 'dirichlet', alpha: 1 }] as const) {
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
    for (const { labels: counts } of summariseShards(shards, labels(600), 10)) {
      expect(counts.filter((count) => count > 0).length).toBeLessThanOrEqual(4);
    }
  });

  it('cannot be more than there are examples', () => {
    const partition = { kind: 'labelShards', shardsPerTrainer: 20 } as const;
    expect(() => deal({ partition, trainers: 31 })).toThrow('620 label shards cannot be cut from 600 examples.');
  });
});

describe('Dirichlet', () => {
  /** Mean over the trainers of half the summed differences between their mix of digits and everybody's. */
  function skew(alpha: number): number {
    const many = labels(12_000);
    const shards = deal({ labels: many, trainers: 20, partition: { kind: 'dirichlet', alpha } });
    const distances = summariseShards(shards, many, 10).map(({ examples, labels: counts }) => {
      return counts.reduce((sum, count) => sum + Math.abs(count / examples - 0.1), 0) / 2;
    });
    return distances.reduce((sum, distance) => sum + distance, 0) / distances.length;
  }

  it('is nearly IID when α is large and gives few digits to each when α is small', () => {
    expect(skew(1000)).toBeLessThan(0.05);
    expect(skew(1)).toBeGreaterThan(0.2);
    expect(skew(1)).toBeLessThan(0.5);
    expect(skew(0.05)).toBeGreaterThan(0.6);
  });
});

it('counts who holds what', () => {
  const summary = summariseShards([Int32Array.of(0, 2), Int32Array.of(1)], Uint8Array.of(3, 1, 3), 4);
  expect(summary).toEqual([
    { shard: 0, examples: 2, labels: [0, 0, 0, 2] },
    { shard: 1, examples: 1, labels: [0, 1, 0, 0] },
  ]);
});
