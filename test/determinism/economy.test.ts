import { beforeAll, describe, expect, it } from 'vitest';
import { type EndedRun, runToEnd, withEngine } from '../fixtures/run-to-end.js';
import { expectSmooth, seededRuns, series, sum } from '../fixtures/seeded-runs.js';

/* A whole economy: what is said of it has been seen with seeds 1, 2 and 3; one of them is run here, as each takes minutes. */

/** From here on two trainers poison. */
const POISONED = 40;
/** For the digest a part is enough. */
const REPEATED_TICKS = 12;

describe('everything that moves tokens, run together', () => {
  let whole: EndedRun;
  beforeAll(async () => {
    [whole] = (await seededRuns('economy', [1])) as [EndedRun];
  });
  const of = (name: string) => series(whole.frames, name);

  it('ends after 104 weeks of 300 people with every invariant kept and nobody refused', () => {
    expectSmooth([whole]);
    expect(whole.report.ticks).toBe(104);
  });

  it('comes out the same again', async () => {
    const [first, second] = await withEngine(async (engine) => {
      const run = () => runToEnd(engine, { scenario: 'economy', overrides: { seed: 1, ticks: REPEATED_TICKS } });
      return [await run(), await run()];
    });
    expect(second.report.digest).toBe(first.report.digest);
  });

  it('trains a model that is sold, and fees buy back, burn and pay', () => {
    expect(Math.max(...of('accuracy').slice(2, POISONED))).toBeGreaterThan(0.85);
    expect(Math.max(...of('activeUsers'))).toBeGreaterThan(10);
    for (const name of ['feesToStakers', 'feesToContributors', 'boughtBack']) expect(sum(of(name))).toBeGreaterThan(0);
    expect(of('burntByFees').at(-1)).toBeGreaterThan(0);
    expect(sum(of('feesToTreasury'))).toBeGreaterThan(0);
  });

  it('lets people come and go: users, stakes and locks grow and shrink', () => {
    for (const name of ['activeUsers', 'staked', 'locked']) {
      const moves = of(name)
        .slice(1)
        .map((now, at) => now - of(name)[at]!);
      expect(Math.max(...moves)).toBeGreaterThan(0);
      expect(Math.min(...moves)).toBeLessThan(0);
    }
  });

  it('has a price that falls while tokens are handed out, and never to nothing', () => {
    expect(of('circulating').at(-1)!).toBeGreaterThan(1.5 * of('circulating')[0]!);
    for (const price of of('price')) {
      expect(price).toBeGreaterThan(0.1);
      expect(price).toBeLessThan(2);
    }
  });

  it('votes for what helps it and against what the charter forbids', () => {
    expect(of('proposalsExecuted').at(-1)).toBeGreaterThan(0);
    expect(of('proposalsDefeated').at(-1)).toBeGreaterThan(0);
    const proposals = whole.frames.flatMap((frame) => frame.proposals);
    expect(proposals.some(({ state, effect }) => state === 'executed' && effect.includes('weight in fees'))).toBe(true);
    const raids = proposals.filter(({ effect }) => effect.includes('from the treasury to insider-'));
    expect(raids.length).toBeGreaterThan(0);
    expect(raids.every(({ state }) => state !== 'executed')).toBe(true);
    expect(raids.flatMap(({ ballots }) => ballots).some(({ reason }) => reason.includes('of the charter'))).toBe(true);
  });

  it('pays its team and delegates by standing budgets, sells tokens for that, and pays for milestones', () => {
    for (const name of ['spending_1', 'spending_2', 'treasurySaleProceeds', 'milestonesReleased']) {
      expect(sum(of(name))).toBeGreaterThan(0);
    }
    expect(of('contributorsAtWork').at(-1)).toBe(6);
    const paid = whole.frames.flatMap(({ flows }) => flows).filter(({ kind }) => kind === 'grantPaid');
    expect([...new Set(paid.map(({ to }) => to))].sort()).toEqual(['bountyHunter', 'networker']);
  });

  it('knows that twenty farmers are one person', () => {
    expect(of('persons').at(-1)).toBe(300 - 19);
  });

  it('has earners of every kind at work, and learners who trade and vote', () => {
    for (const kind of ['specialist', 'consistentWorker', 'diversifier', 'opportunist', 'collaborator', 'networker']) {
      expect(sum(of(`hours_${kind}`).slice(1))).toBeGreaterThan(0);
    }
    expect(sum(of('sold_learningTrader').slice(1))).toBeGreaterThan(0);
    const voters = whole.frames.flatMap(({ proposals }) => proposals.flatMap(({ ballots }) => ballots));
    expect(voters.some(({ agent }) => agent.startsWith('learning-voter-'))).toBe(true);
  });
});
