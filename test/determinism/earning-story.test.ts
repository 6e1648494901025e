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
  });

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

  it('by knowing people bring the same whoever pays for the model: milestones are paid in coins', () => {
    for (const [i, run] of paid.entries()) {
      expect(sum(series(run.frames, 'milestonesReleased'))).toBeGreaterThan(0);
      expect(netOf(unpaid[i]!, 'networker')).toBeCloseTo(netOf(run, 'networker'), 6);
    }
  });

  it('by knowing people do not pay for the talks where six share a year of twelve bounties with hunters', () => {
    for (const run of paid) {
      expect(netOf(run, 'networker')).toBeLessThan(0);
      expect(hoursOf(run, 'networker')).toBeLessThan(hoursOf(run, 'diversifier'));
      const paidTo = new Set(
        run.frames.flatMap(({ flows }) => flows.flatMap(({ kind, to }) => (kind === 'grantPaid' ? to : []))),
      );
      expect([...paidTo].sort()).toEqual(['bountyHunter', 'networker']);
    }
  });
});
