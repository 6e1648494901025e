import { beforeAll, describe, expect, it } from 'vitest';
import type { EndedRun } from '../fixtures/run-to-end.js';
import { expectSmooth, seededRuns, series, sum } from '../fixtures/seeded-runs.js';

/* What the summaries of “Ways to earn in a DAO” and its control say, over three seeds. */

const TRAINING = ['specialist', 'consistentWorker', 'diversifier', 'collaborator'] as const;

/** What a person had in the end from a strategy, after opportunity cost, in stable coins. */
const netOf = ({ frames }: EndedRun, strategy: string) => sum(series(frames.slice(1), `net_${strategy}`));
/** Hours that a person worked for the DAO by a strategy. */
const hoursOf = ({ frames }: EndedRun, strategy: string) => sum(series(frames.slice(1), `hours_${strategy}`));

describe('ways to earn', () => {
  let paid: readonly EndedRun[];
  let unpaid: readonly EndedRun[];
  beforeAll(async () => {
    paid = await seededRuns('earning-strategies');
    unpaid = await seededRuns('earning-strategies-unpaid');
  }, 600_000);

  it('are compared with every invariant kept and nobody refused, and so is the control', () => {
    expectSmooth([...paid, ...unpaid]);
  });

  it('bring a specialist about its wage elsewhere where users pay, and hours that lose three coins each where nobody does', () => {
    const perHour = (run: EndedRun) => netOf(run, 'specialist') / hoursOf(run, 'specialist');
    for (const run of paid) expect(Math.abs(perHour(run))).toBeLessThan(2);
    for (const run of unpaid) expect(perHour(run)).toBeLessThan(-3);
  });

  it('that take chances lose least where nobody pays: they work elsewhere', () => {
    for (const run of unpaid) {
      const others = TRAINING.map((strategy) => netOf(run, strategy));
      expect(netOf(run, 'opportunist')).toBeGreaterThan(Math.max(...others));
      expect(hoursOf(run, 'opportunist')).toBeLessThan(hoursOf(run, 'specialist') / 2);
    }
  });

  it('by knowing people bring coins that the token’s price does not touch: more than their hours’ wage, whoever pays for the model', () => {
    for (const run of [...paid, ...unpaid]) {
      expect(sum(series(run.frames, 'milestonesReleased'))).toBeGreaterThan(0);
      expect(netOf(run, 'networker')).toBeGreaterThan(0);
    }
  });
});
