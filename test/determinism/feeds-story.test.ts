import { beforeAll, describe, expect, it } from 'vitest';
import type { EndedRun } from '../fixtures/run-to-end.js';
import { expectSound, seededRuns, series } from '../fixtures/seeded-runs.js';

/* What the summaries of the two scenarios of a prediction feed say, over three seeds. */

describe('predictions', () => {
  let staked: readonly EndedRun[];
  let unstaked: readonly EndedRun[];
  beforeAll(async () => {
    staked = await seededRuns('prediction-feed');
    unstaked = await seededRuns('prediction-feed-unstaked');
  });
  const last = (runs: readonly EndedRun[], name: string) =>
    runs.map(({ frames }) => Number(series(frames, name).at(-1)));

  it('keep every invariant, in the control as well', () => {
    expectSound([...staked, ...unstaked]);
  });

  it('pay those who learn and cost those who guess, where the wrong lose their stakes', () => {
    for (const gain of last(staked, 'forecastGain_learner')) expect(gain).toBeGreaterThan(1_000);
    for (const gain of last(staked, 'forecastGain_guesser')) expect(gain).toBeLessThan(-1_000);
  });

  it('pay those who guess, by their wealth, where nothing is lost', () => {
    const learners = last(unstaked, 'forecastGain_learner');
    for (const [i, gain] of last(unstaked, 'forecastGain_guesser').entries()) {
      expect(gain).toBeGreaterThan(100);
      expect(gain).toBeGreaterThan(10 * learners[i]!);
      expect(learners[i]).toBeGreaterThan(0);
    }
    for (const { frames } of unstaked) expect(Math.max(...series(frames, 'slotLost'))).toBe(0);
  });

  it('come true more often where the wrong lose their stakes, with every seed', () => {
    const without = last(unstaked, 'forecastsRightInAll');
    for (const [i, right] of last(staked, 'forecastsRightInAll').entries()) {
      expect(right).toBeGreaterThan(without[i]! + 0.05);
    }
  });

  it('drive most of those who guess away, who come back when they have forgotten', () => {
    for (const { frames } of staked) {
      const guessing = series(frames, 'forecasting_guesser');
      expect(Math.max(...guessing)).toBe(24);
      expect(Math.min(...guessing.slice(30))).toBeLessThanOrEqual(4);
    }
    for (const { frames } of unstaked) expect(series(frames, 'forecasting_guesser').at(-1)).toBe(24);
  });
});
