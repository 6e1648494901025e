import fc from 'fast-check';
import { expect, it } from 'vitest';
import { blockTimes } from './block-times.js';

/** A chain of blocks of 12 seconds up to 1,000, then of 2. */
const timeAt = (number: number) => 12 * Math.min(number, 1000) + 2 * Math.max(0, number - 1000);
const chain = (latest: number, remembers: (number: number) => boolean = () => true) => ({
  block: { number: latest, timestamp: timeAt(latest), hash: '0x' as const },
  timeOf: async (number: number) => (remembers(number) ? timeAt(number) : null),
});

it('rises with the blocks, and is exact where the chain was asked', async () => {
  const timeOf = await blockTimes(chain(3000), 0, { seconds: 2 });
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 3100 }), (number) => {
      expect(timeOf(number + 1)).toBeGreaterThan(timeOf(number));
      // Between two samples, 94 blocks apart, at most their difference in pace.
      expect(Math.abs(timeOf(number) - timeAt(number))).toBeLessThan(94 * 10);
    }),
  );
  for (const number of [0, 94, 940, 3000]) expect(timeOf(number)).toBe(timeAt(number));
  expect(timeOf(3010)).toBe(timeAt(3010));
});

it('reckons by the usual block what the node has forgotten', async () => {
  const timeOf = await blockTimes(
    chain(900, (number) => number > 600),
    0,
    { seconds: 12 },
  );
  expect(timeOf(100)).toBeCloseTo(timeAt(100), 6);
  expect(timeOf(700)).toBeCloseTo(timeAt(700), 6);
});

it('is exact where something happened, however the chain leapt between', async () => {
  // A day went by between blocks 500 and 501, and the blocks between 600 and 45,000 have no time.
  const leapt = (number: number) => number * 12 + (number > 500 ? 86_400 : 0);
  const leaping = {
    block: { number: 50_000, timestamp: leapt(50_000), hash: '0x' as const },
    timeOf: async (number: number) => (number > 600 && number < 45_000 ? null : leapt(number)),
  };
  const happened = [499, 500, 501, 600, 45_001, 49_999];
  const timeOf = await blockTimes(leaping, 10, { seconds: 12 }, happened);
  for (const number of happened) expect([number, timeOf(number)]).toEqual([number, leapt(number)]);
});
