import { beforeAll, describe, expect, it } from 'vitest';
import { type EndedRun, runToEnd, withEngine } from '../fixtures/run-to-end.js';

const week = 604_800;
const granted = (cohort: string, sharePercent: number, unlockedAtLaunchPercent = 0) => ({
  name: cohort,
  sharePercent,
  holder: { kind: 'cohort', cohort },
  unlockedAtLaunchPercent,
  ...(unlockedAtLaunchPercent === 100 ? {} : { durationMonths: 12 }),
});
const holding = (archetype: string, name: string, totalTokens: string, more: object = {}) => ({
  ...{ archetype, name, count: 2, holdings: { totalTokens } },
  ...more,
});
const coins = (stableTokens: string) => ({ stableTokens, attention: 1 });

/** Everybody who owns or trades, in a market that outside prices and noise keep in motion; a month is a week. */
const scenario = {
  name: 'owners',
  title: 'Owners and traders',
  ticks: 14,
  staking: { cooldownSeconds: week },
  emission: { schedule: 'constant', tokensPerEpoch: '20' },
  rewards: { split: { trainersPercent: 0, validatorsPercent: 0, stakersPercent: 100, treasuryPercent: 0 } },
  market: { poolTokens: '20000', outsideVolatilityPercent: 15 },
  vesting: {
    totalTokens: '30000',
    secondsPerMonth: week,
    groups: [granted('investors', 40), granted('team', 40), granted('farm', 20, 100)],
  },
  population: [
    holding('earlyInvestor', 'investors', '0', { attention: 1 }),
    holding('teamMember', 'team', '0', { attention: 1, needsPerTick: '20' }),
    holding('airdropFarmer', 'farm', '0', { spreadTicks: 2, accountsEach: 2 }),
    holding('longTermHolder', 'holders', '1000', { ...coins('2000'), beliefDeviation: 0, dipPercent: 2 }),
    holding('yieldStaker', 'stakers', '4000', { ...coins('500'), outsideYieldPercent: 200, trendWeight: 0 }),
    holding('liquidityProvider', 'providers', '4000', { ...coins('4000'), bearableLossPercent: 1 }),
    holding('arbitrageur', 'arbitrageurs', '4000', coins('4000')),
    holding('marketMaker', 'makers', '2000', coins('2000')),
    holding('noiseTrader', 'noise', '1000', { stableTokens: '1000', chance: 0.5 }),
    holding('learningTrader', 'learners', '2000', coins('2000')),
    holding('learningVoter', 'voters', '2000'),
  ],
};

describe('owners and traders in a run', () => {
  let runs: readonly EndedRun[] = [];
  let agents = new Map<string, Readonly<Record<string, number | string | null>>>();

  beforeAll(async () => {
    await withEngine(async (engine) => {
      const first = await runToEnd(engine, { scenario });
      const rows = await engine.handle('getAgents', { runId: first.run.id, tick: scenario.ticks });
      agents = new Map(rows.map(({ agent, values }) => [agent, values]));
      runs = [first, await runToEnd(engine, { scenario })];
    });
  });
  const wei = (agent: string, column: string) => BigInt(agents.get(agent)?.[column] ?? 0);

  it('end as they should, with every invariant held', () => {
    expect(runs.map(({ run }) => run.state)).toEqual(['finished', 'finished']);
    expect(runs[0]!.frames.flatMap(({ invariants }) => invariants.violated)).toEqual([]);
  });

  it('do the same again when the run is repeated, those who learn too', () => {
    expect(runs[1]!.report.digest).toBe(runs[0]!.report.digest);
  });

  it('sell what unlocks, as investors and team members do, and all of an airdrop, as farmers do', () => {
    for (const agent of ['investors-1', 'team-1']) expect(wei(agent, 'sold')).toBeGreaterThan(0n);
    expect(wei('farm-1', 'sold')).toBe(3_000n * 10n ** 18n);
  });

  it('take their stake out, wait, and sell it when they could earn more elsewhere', () => {
    expect(wei('stakers-1', 'staked')).toBe(0n);
    expect(wei('stakers-1', 'sold')).toBeGreaterThan(0n);
    const staked = runs[0]!.frames.map(({ values }) => BigInt(values.staked ?? 0));
    expect(Math.max(...staked.map(Number))).toBeGreaterThan(0);
  });

  it('buy dips, follow the price outside and make the market', () => {
    expect(wei('holders-1', 'bought')).toBeGreaterThan(0n);
    for (const agent of ['arbitrageurs-1', 'makers-1']) {
      expect(wei(agent, 'bought') + wei(agent, 'sold')).toBeGreaterThan(0n);
    }
  });

  it('lend to the pool, and take it back where it costs too much', () => {
    const moved = runs[0]!.frames.flatMap(({ flows }) => flows).filter(({ kind }) => kind === 'liquidity');
    expect(moved.some(({ from }) => from === 'liquidityProvider')).toBe(true);
    expect(moved.some(({ to }) => to === 'liquidityProvider')).toBe(true);
  });

  it('show what a network saw and chose, and what its choices brought', () => {
    const values = agents.get('learners-1')!;
    expect([-1, 0, 1]).toContain(values.networkChoice);
    expect(values.networkChance).toBeGreaterThan(0);
    expect(values.networkChance).toBeLessThan(1);
    expect(values.sawInventory).not.toBeNull();
    expect(values.networkPayoff).not.toBe(0);
    expect(agents.get('noise-1')!.networkChoice).toBeNull();
  });
});
