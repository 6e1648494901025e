import { beforeAll, describe, expect, it } from 'vitest';
import type { EndedRun } from '../fixtures/run-to-end.js';
import { expectSmooth, seededRuns, series, sum } from '../fixtures/seeded-runs.js';

/* What the summaries of the two bounty scenarios say, over three seeds. */

describe('work that is paid by milestones', () => {
  let paid: readonly EndedRun[];
  let tooSmall: readonly EndedRun[];
  beforeAll(async () => {
    paid = await seededRuns('bounties');
    tooSmall = await seededRuns('bounties-too-small');
  });

  it('keeps every invariant and refuses nobody, nor does its control', () => {
    expectSmooth([...paid, ...tooSmall]);
  });

  it('opens all three bounties by a vote, in both', () => {
    for (const { frames } of [...paid, ...tooSmall]) expect(series(frames, 'proposalsExecuted').at(-1)).toBe(3);
  });

  it('is all done and paid by week 28, with nothing going back', () => {
    for (const { frames } of paid) {
      const milestones = series(frames, 'milestonesReleased').slice(0, 29);
      expect(sum(milestones)).toBe(6);
      expect(series(frames, 'grantsReleased').at(-1)).toBe(7_200);
      expect(series(frames, 'grantsClawedBack').at(-1)).toBe(0);
    }
  });

  it('is done again where it was turned down, in one seed at least', () => {
    const rejected = paid.map(({ frames }) => sum(series(frames, 'milestonesRejected')));
    expect(Math.max(...rejected)).toBeGreaterThan(0);
  });

  it('is taken by nobody at a reward under its cost: all of it goes back to the treasury', () => {
    for (const { frames } of tooSmall) {
      expect(Math.max(...series(frames, 'bountiesInWork'))).toBe(0);
      expect(series(frames, 'grantsReleased').at(-1)).toBe(0);
      expect(series(frames, 'grantsClawedBack').at(-1)).toBe(2_650);
      expect(series(frames, 'grantsHeld').at(-1)).toBe(0);
    }
  });
});
