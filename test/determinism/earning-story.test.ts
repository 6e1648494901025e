import { beforeAll, describe, expect, it } from 'vitest';
import type { EndedRun } from '../fixtures/run-to-end.js';
import { expectSound, measure, seededRuns } from '../fixtures/seeded-runs.js';

/* What the summaries of “Ways to earn in a DAO” and its control say, over three seeds. */

const STRATEGIES = ['specialist', 'consistentWorker', 'diversifier', 'opportunist', 'collaborator'] as const;

/** What a person had in the end from a strategy, after opportunity cost, in stable coins. */
const netOf = ({ frames }: EndedRun, strategy: string) =>
  measure(frames.slice(1), `net_${strategy}`).reduce((sum, wei) => sum + wei / 1e18, 0);

describe('ways to earn', () => {
  let paid: readonly EndedRun[];
  let unpaid: readonly EndedRun[];
  beforeAll(async () => {
    paid = await seededRuns('earning-strategies');
    unpaid = await seededRuns('earning-strategies-unpaid');
  });

  it('are compared with every invariant kept, and so is the control', () => {
    expectSound(paid);
    expectSound(unpaid);
  });

  it('bring a specialist about its wage elsewhere where users pay, and hours that lose three coins each where nobody does', () => {
    const perHour = (run: EndedRun) =>
      netOf(run, 'specialist') /
      measure(run.frames.slice(1), 'hours_specialist').reduce((sum, hours) => sum + hours, 0);
    for (const run of paid) expect(Math.abs(perHour(run))).toBeLessThan(2);
    for (const run of unpaid) expect(perHour(run)).toBeLessThan(-3);
  });

  it('that take chances lose least where nobody pays: they work elsewhere', () => {
    for (const run of unpaid) {
      const others = STRATEGIES.filter((strategy) => strategy !== 'opportunist').map((strategy) =>
        netOf(run, strategy),
      );
      expect(netOf(run, 'opportunist')).toBeGreaterThan(Math.max(...others));
      const hours = (strategy: string) => measure(run.frames.slice(1), `hours_${strategy}`).reduce((a, b) => a + b, 0);
      expect(hours('opportunist')).toBeLessThan(hours('specialist') / 2);
    }
  });
});
