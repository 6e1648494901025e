import { describe, expect, it } from 'vitest';
import { PrivacyOffice } from './privacy-office.js';

const DELTA = 1e-5;
const privacy = { noiseMultiplier: 1, clipNorm: 1, delta: DELTA };

/** ε at δ of rounds of normal noise, worked out anew; each is given by what its sum moves by over its noise's deviation. */
function epsilonOf(...ratios: readonly number[]): number {
  const squares = ratios.reduce((sum, ratio) => sum + ratio ** 2, 0);
  if (squares === 0) return 0;
  const orders = Array.from({ length: 255 }, (_, i) => i + 2);
  return Math.min(
    ...orders.map((order) => (order * squares) / 2 + Math.log(1 - 1 / order) - Math.log(DELTA * order) / (order - 1)),
  );
}

function charged(shards: readonly number[], weights: readonly number[], trainers: number): PrivacyOffice {
  const office = new PrivacyOffice(privacy, 4, 1);
  const requests = shards.map((shard) => ({
    shard,
    model: 'bafk',
    behaviour: { kind: 'honest' } as const,
    seed: 1,
    round: 1,
  }));
  office.charge(requests, weights, trainers);
  return office;
}

describe('a round costs a trainer what the sum moves by over its noise', () => {
  it.each<[string, readonly number[], readonly number[], number, readonly number[]]>([
    ['everybody once', [0, 1, 2, 3], [1, 1, 1, 1], 4, [1, 1, 1, 1]],
    ['half of those asked', [0, 1], [1, 1], 4, [Math.SQRT2, Math.SQRT2, 0, 0]],
    // Two clips where the noise is that of one.
    ['one of them twice', [0, 0, 1], [1, 1, 1], 3, [2, 1, 0, 0]],
    ['nobody but one, three times', [2, 2, 2], [1, 1, 1], 3, [0, 0, 3, 0]],
    ['one twice, late the second time', [0, 0, 1], [1, 0.5, 1], 3, [1.5 / Math.sqrt(0.75), 1 / Math.sqrt(0.75), 0, 0]],
    ['one twice, once without a number', [0, 0, 1], [1, 0, 1], 3, [Math.sqrt(1.5), Math.sqrt(1.5), 0, 0]],
    // Late ones pay as the others do.
    ['late ones', [0, 1], [1, 0.25], 2, [1 / Math.sqrt(17 / 32), 1 / Math.sqrt(17 / 32), 0, 0]],
    ['nothing that counts', [0, 1], [0, 0], 2, [0, 0, 0, 0]],
  ])('%s', (_, shards, weights, trainers, ratios) => {
    const office = charged(shards, weights, trainers);
    const spent = ratios.map((_ratio, shard) => office.spent(shard).epsilon);
    for (const [shard, ratio] of ratios.entries()) expect(spent[shard]).toBeCloseTo(epsilonOf(ratio), 9);
  });
});
