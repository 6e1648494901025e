import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import type { EndedRun } from '../fixtures/run-to-end.js';
import { expectSound, seededRuns, series, sum } from '../fixtures/seeded-runs.js';

/* What the summaries of the token's scenarios say, and that their controls show the opposite, over three seeds. */

/** The tick in which the insiders claim what has become free; in the next they sell. */
const FREE = 13;

const launchFile = new URL('../../simulations/scenarios/launch.json', import.meta.url);
const launch = JSON.parse(readFileSync(launchFile, 'utf8')) as { readonly market: object };

/** By what share a measure falls from each tick to the next, at most. */
const worstFall = (values: readonly number[]) =>
  Math.max(...values.slice(1).map((value, at) => 1 - value / values[at]!));

describe('a cliff into a thin pool', () => {
  let cliff: readonly EndedRun[];
  let control: readonly EndedRun[];
  beforeAll(async () => {
    cliff = await seededRuns('cliff');
    control = await seededRuns('cliff-deep');
  });

  it('ends with every invariant kept, and so does its control', () => {
    // Traders who cannot get the price that they asked for are refused while everybody sells.
    expectSound(cliff);
    expectSound(control);
  });

  it('takes nine tenths off the price in the week in which the insiders can sell; a deep pool never loses a tenth', () => {
    for (const { frames } of cliff) {
      const price = series(frames, 'price');
      expect(1 - price[FREE + 1]! / price[FREE]!).toBeGreaterThan(0.9);
      expect(worstFall(price.slice(0, FREE + 1))).toBeLessThan(0.1);
    }
    for (const { frames } of control) expect(worstFall(series(frames, 'price'))).toBeLessThan(0.1);
  });

  it('sells half of what became free, the control almost as much, week by week', () => {
    for (const { frames } of cliff) {
      const sold = series(frames, 'sellPressure');
      const inTwoWeeks = sold[FREE + 1]! + sold[FREE + 2]!;
      expect(inTwoWeeks).toBeGreaterThan(1_990_000);
      expect(inTwoWeeks).toBeLessThan(2_010_000);
    }
    for (const { frames } of control) {
      const sold = series(frames, 'sellPressure');
      expect(Math.max(...sold)).toBeLessThan(100_000);
      expect(sum(sold)).toBeGreaterThan(1_900_000);
    }
  });

  it('announces its unlock as a share of the float, and makes four holders enough to decide; the control has neither', () => {
    for (const { frames } of cliff) {
      // 4,000,000 become free, 6,000,000 are; the tick before the first in which they can be claimed ends at the cliff.
      expect(series(frames, 'nextUnlockShare')[FREE - 2]).toBeCloseTo(4 / 6, 8);
      const fewest = series(frames, 'fewestToDecide');
      expect(fewest[FREE - 1]).toBe(16);
      expect(fewest[FREE]).toBe(4);
    }
    for (const { frames } of control) {
      expect(frames.every(({ values }) => (values.nextUnlockShare ?? null) === null)).toBe(true);
      const fewest = series(frames, 'fewestToDecide');
      expect(fewest.slice(2).every((count, at) => Math.abs(count - fewest[at + 1]!) <= 1)).toBe(true);
    }
  });
});

describe('a token from launch', () => {
  let ended: readonly EndedRun[];
  let unsold: readonly EndedRun[];
  beforeAll(async () => {
    ended = await seededRuns('launch');
    unsold = await seededRuns({ ...launch, market: { ...launch.market, sellers: [] } });
  });

  it('ends with every invariant kept, and so does the launch whose earners sell nothing', () => {
    expectSound(ended);
    expectSound(unsold);
  });

  it('loses a third of its price while its float grows fourfold; where no earner sells, the price holds', () => {
    for (const { frames } of ended) {
      const circulating = series(frames, 'circulating');
      expect(circulating.at(-1)! / circulating[0]!).toBeGreaterThan(4);
      const price = series(frames, 'price');
      expect(price.at(-1)! / price[0]!).toBeLessThan(2 / 3);
    }
    for (const { frames } of unsold) {
      const price = series(frames, 'price');
      expect(price.at(-1)! / price[0]!).toBeGreaterThan(0.9);
    }
  });

  it('is sold the more once insiders and investors vest, and the less once they have', () => {
    for (const { frames } of ended) {
      const sold = series(frames, 'sellPressure');
      const mean = (from: number, to: number) => sum(sold.slice(from, to)) / (to - from);
      expect(mean(9, 31)).toBeGreaterThan(2 * mean(1, 7));
      expect(mean(39, 49)).toBeLessThan(mean(9, 31) / 4);
    }
    for (const { frames } of unsold) {
      const sold = sum(series(frames, 'sellPressure'));
      const soldByEarners = sum(series(ended[0]!.frames, 'sellPressure'));
      expect(sold).toBeLessThan(soldByEarners / 2);
    }
  });

  it('gives votes to more and more holders, whose vote alone is never enough', () => {
    for (const { frames } of ended) {
      const fewest = series(frames, 'fewestToDecide').slice(1);
      expect(fewest[0]).toBe(3);
      expect(fewest.at(-1)).toBeGreaterThanOrEqual(12);
      expect(series(frames, 'decideAlone').every((count) => count === 0)).toBe(true);
    }
  });
});
