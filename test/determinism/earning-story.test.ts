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
  }, 600_000);

  it('are compared with every invariant kept, and so is the control', () => {
    expectSound(paid);
    expectSound(unpaid);
  });

  it('bring whoever trains in every round the most, and more than a wage, where users pay; less than a wage where nobody does', () => {
    for (const run of paid) {
      expect(netOf(run, 'specialist')).toBeGreaterThan(0);
      for (const strategy of ['diversifier', 'collaborator']) {
        expect(netOf(run, 'specialist')).toBeGreaterThan(netOf(run, strategy));
      }
    }
    for (const run of unpaid) for (const strategy of STRATEGIES) expect(netOf(run, strategy)).toBeLessThan(0);
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
