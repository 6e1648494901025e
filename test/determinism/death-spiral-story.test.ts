import { beforeAll, describe, expect, it } from 'vitest';
import type { EndedRun } from '../fixtures/run-to-end.js';
import { expectSound, seededRuns, series } from '../fixtures/seeded-runs.js';

/* What the summaries of “Emission without revenue” and its control say, over three seeds. */

const MIDDLE = 26;

describe('emission to stakers who sell', () => {
  let spiral: readonly EndedRun[];
  let revenue: readonly EndedRun[];
  beforeAll(async () => {
    spiral = await seededRuns('death-spiral');
    revenue = await seededRuns('death-spiral-revenue');
  });

  it('ends with every invariant kept, and so does its control', () => {
    expectSound(spiral);
    expectSound(revenue);
  });

  it('takes four fifths off the price in half a year where there is no revenue; with revenue the price ends above launch', () => {
    for (const { frames } of spiral) {
      const price = series(frames, 'price');
      expect(price[MIDDLE]!).toBeLessThan(0.2);
      expect(price.at(-1)!).toBeLessThan(0.2);
    }
    for (const { frames } of revenue) {
      const price = series(frames, 'price');
      expect(Math.min(...price)).toBeGreaterThan(0.6);
      expect(price.at(-1)!).toBeGreaterThan(1);
    }
  });

  it('drives two fifths of the stake away; with revenue the stake is never larger than at the end', () => {
    for (const { frames } of spiral) {
      const staked = series(frames, 'staked');
      expect(staked[MIDDLE]! / Math.max(...staked)).toBeLessThan(0.62);
      expect(staked.at(-1)! / Math.max(...staked)).toBeLessThan(0.62);
    }
    for (const { frames } of revenue) {
      const staked = series(frames, 'staked');
      expect(staked.at(-1)!).toBe(Math.max(...staked));
    }
  });

  it('pays a staked token a yield that falls in coins; with revenue it is three times that at the end', () => {
    const coinsAWeek = ({ frames }: EndedRun) => {
      const [price, emission, bought] = ['price', 'emission', 'feesToStakers'].map(
        (name) => series(frames, name).at(-1)!,
      );
      // Four fifths of emission and what fees buy go to stakers.
      return price! * (0.8 * emission! + (Number.isNaN(bought!) ? 0 : bought!));
    };
    for (const [i, run] of spiral.entries()) expect(coinsAWeek(revenue[i]!)).toBeGreaterThan(3 * coinsAWeek(run));
  });
});
