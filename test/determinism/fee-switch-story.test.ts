import { beforeAll, describe, expect, it } from 'vitest';
import type { EndedRun } from '../fixtures/run-to-end.js';
import { expectSmooth, seededRuns, series, sum } from '../fixtures/seeded-runs.js';

/* What the summaries of the two fee switches say, over three seeds. */

/** The last quarter of the year, when every vote is over. */
const late = (run: EndedRun, name: string) => sum(series(run.frames, name).slice(-13));

describe('a fee switch', () => {
  let passed: readonly EndedRun[];
  let refused: readonly EndedRun[];
  beforeAll(async () => {
    passed = await seededRuns('fee-switch');
    refused = await seededRuns('fee-switch-refused');
  });

  it('keeps every invariant and refuses nobody, passed or not', () => {
    expectSmooth([...passed, ...refused]);
  });

  it('is proposed once fees flow, passes where those who stake vote, and fails where delegates of the others do', () => {
    for (const { frames } of passed) {
      expect(series(frames, 'proposalsCreated')[20]).toBe(0);
      expect(series(frames, 'proposalsExecuted').at(-1)).toBe(1);
    }
    for (const { frames } of refused) {
      expect(series(frames, 'proposalsDefeated').at(-1)).toBeGreaterThan(0);
      expect(series(frames, 'proposalsExecuted').at(-1)).toBe(0);
    }
  });

  it('gives stakers half of the fees, which halves what those who train get; refused, it changes nothing', () => {
    for (const [i, run] of passed.entries()) {
      const [stakers, contributors] = [late(run, 'feesToStakers'), late(run, 'feesToContributors')];
      expect(Math.abs(stakers / contributors - 1)).toBeLessThan(0.01);
      const kept = late(refused[i]!, 'feesToContributors');
      expect(kept / contributors).toBeGreaterThan(1.8);
      expect(kept / contributors).toBeLessThan(2.2);
      expect(late(refused[i]!, 'feesToStakers')).toBe(0);
    }
  });
});
