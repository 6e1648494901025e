import { beforeAll, describe, expect, it } from 'vitest';
import type { EndedRun } from '../fixtures/run-to-end.js';
import { expectSmooth, seededRuns, series } from '../fixtures/seeded-runs.js';

/* What the summaries of the two treasuries say, over three seeds. */

/** Ticks at whose end the team is to have been paid. */
const PAYDAYS = Array.from({ length: 13 }, (_, i) => 4 * (i + 1));

describe('a treasury in its own token', () => {
  let own: readonly EndedRun[];
  let diversified: readonly EndedRun[];
  beforeAll(async () => {
    own = await seededRuns('runway');
    diversified = await seededRuns('runway-diversified');
  });

  it('keeps every invariant and refuses nobody, nor does its control', () => {
    expectSmooth([...own, ...diversified]);
  });

  it('has 16 months of pay at launch at the price of then, as the control has', () => {
    for (const { frames } of [...own, ...diversified]) {
      const runway = series(frames, 'runway')[0]!;
      expect(runway).toBeGreaterThan(16);
      expect(runway).toBeLessThan(16.2);
    }
  });

  it('pays nine months and then no more, and loses its team; the control pays all year and keeps it', () => {
    for (const { frames } of own) {
      const paid = series(frames, 'spending_1');
      expect(PAYDAYS.slice(0, 9).map((tick) => paid[tick])).toEqual(Array.from({ length: 9 }, () => 8_000));
      expect(paid.slice(37).every((amount) => amount === 0)).toBe(true);
      expect(series(frames, 'contributorsAtWork')[44 - 1]).toBe(8);
      expect(series(frames, 'contributorsAtWork').slice(48)).toEqual([0, 0, 0, 0, 0]);
      expect(series(frames, 'runway').at(-1)).toBe(0);
    }
    for (const { frames } of diversified) {
      const paid = series(frames, 'spending_1');
      expect(PAYDAYS.map((tick) => paid[tick])).toEqual(PAYDAYS.map(() => 8_000));
      expect(series(frames, 'contributorsAtWork').at(-1)).toBe(8);
      expect(series(frames, 'treasuryInCoins')[16]!).toBeGreaterThan(55_000);
    }
  });

  it('has met the same fall of the price: to about a quarter, in both', () => {
    for (const [i, { frames }] of own.entries()) {
      const [price, control] = [frames, diversified[i]!.frames].map((run) => series(run, 'price').at(-1)!);
      expect(price).toBeLessThan(0.3);
      expect(Math.abs(price! - control!)).toBeLessThan(0.02);
    }
  });
});
