import { beforeAll, describe, expect, it } from 'vitest';
import type { EndedRun } from '../fixtures/run-to-end.js';
import { expectSound, seededRuns, series } from '../fixtures/seeded-runs.js';

/* What the launches by auction say, over three seeds: in a batch all pay one price, at a falling one each its own. */

const OFFERED = 100_000;
/** In whole tokens or coins at the end. */
const last = ({ frames }: EndedRun, name: string) => series(frames, name).at(-1) ?? Number.NaN;
/** The first tick after which the auction is over. */
const over = ({ frames }: EndedRun) => frames.find(({ values }) => Number(values.auctionProceeds) > 0);

describe('a launch by auction', () => {
  let batch: readonly EndedRun[];
  let dutch: readonly EndedRun[];
  beforeAll(async () => {
    batch = await seededRuns('batch-launch');
    dutch = await seededRuns('dutch-launch');
  });

  it('ends with every invariant kept', () => {
    expectSound(batch);
    expectSound(dutch);
  });

  it('sells all that is offered, and opens the pool at its own price, both ways', () => {
    for (const ended of [...batch, ...dutch]) {
      expect(last(ended, 'auctionSold')).toBeCloseTo(OFFERED, 3);
      const opened = over(ended)?.values;
      expect(Number(opened?.price)).toBeCloseTo(Number(opened?.auctionPrice), 6);
    }
    for (const ended of batch)
      expect(last(ended, 'auctionToPool')).toBeCloseTo(0.3 * last(ended, 'auctionProceeds'), 3);
    // Early buyers' coins ask for more tokens at the last price than are laid by: 30,000, besides the pool's own 1,000.
    for (const ended of dutch) {
      expect(last(ended, 'auctionToPool')).toBeLessThan(0.3 * last(ended, 'auctionProceeds'));
      expect(last(ended, 'auctionToPool') + 1_000).toBeCloseTo(31_000 * last(ended, 'auctionPrice'), 3);
    }
  });

  it('has nobody pay more than the market opens at, where one price clears the batch', () => {
    for (const ended of batch) {
      expect(last(ended, 'auctionDearBuyers')).toBe(0);
      // But for the wei by which the price was rounded up.
      expect(last(ended, 'auctionOverpaid')).toBeLessThan(1e-12);
      const [paid, refunded, proceeds] = ['auctionPaid', 'auctionRefunded', 'auctionProceeds'].map((name) =>
        last(ended, name),
      );
      expect(refunded).toBeGreaterThan(0);
      expect(paid).toBeCloseTo((refunded ?? 0) + (proceeds ?? 0), 6);
    }
  });

  it('has more than twenty buyers pay more than the market opens at, where each pays its own price', () => {
    for (const ended of dutch) {
      expect(last(ended, 'auctionDearBuyers')).toBeGreaterThan(20);
      expect(last(ended, 'auctionOverpaid')).toBeGreaterThan(0.3 * last(ended, 'auctionProceeds'));
      expect(last(ended, 'auctionRefunded')).toBe(0);
    }
  });
});
