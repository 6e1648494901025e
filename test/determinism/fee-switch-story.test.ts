import { beforeAll, describe, expect, it } from 'vitest';
import { type EndedRun, withEngine } from '../fixtures/run-to-end.js';
import { runsOverSeeds, series } from '../fixtures/runs-over-seeds.js';

/* What the summaries of the two fee switches say, over three seeds. */

const sum = (values: readonly number[]) => values.reduce((total, one) => total + one, 0);
/** The last quarter of the year, when every vote is over. */
const late = (run: EndedRun, name: string) => sum(series(run.frames, name).slice(-13));

describe('a fee switch', () => {
  let passed: readonly EndedRun[];
  let refused: readonly EndedRun[];
  beforeAll(async () => {
    await withEngine(async (engine) => {
      passed = await runsOverSeeds(engine, 'fee-switch');
      refused = await runsOverSeeds(engine, 'fee-switch-refused');
    });
  });

  it('keeps every invariant and refuses nobody, passed or not', () => {
    for (const { run, report } of [...passed, ...refused]) {
      expect(run.state).toBe('finished');
      expect(report.invariants.violated).toBe(0);
      expect(report.transactions.reverted).toBe(0);
    }
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
