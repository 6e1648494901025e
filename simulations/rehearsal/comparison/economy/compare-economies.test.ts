import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { GovernanceToken } from '../../../../contracts/bindings/index.js';
import { encodeCall } from '../../../chain/index.js';
import { parseScenario } from '../../../mechanisms/index.js';
import { COMPOUND } from '../../../scenario/dao-presets/compound.js';
import { DAO_PRESETS, daoSchema, parseDao } from '../../../scenario/index.js';
import type { KnownContract } from '../../execution/loaded-dao.js';
import { compareEconomies, votesNotHeld } from './compare-economies.js';
import { economyScenario } from './economy-scenario.js';
import { enactmentOf } from './enactment.js';

const tiny = parseScenario(JSON.parse(readFileSync(new URL('../../../scenarios/tiny.json', import.meta.url), 'utf8')));
const dao = daoSchema.parse({
  name: 'sample',
  title: 'Sample',
  holders: { kind: 'list', holders: [{ address: `0x${'11'.repeat(20)}`, tokens: '10' }] },
  treasury: [{ asset: 'token', symbol: 'GOV', tokens: '5000' }],
});
const scenario = economyScenario(tiny, dao);
const token = `0x${'aa'.repeat(20)}` as const;
const elsewhere = `0x${'bb'.repeat(20)}` as const;
const someone = `0x${'cc'.repeat(20)}` as const;
const known: readonly KnownContract[] = [{ name: 'token', address: token, contract: GovernanceToken, layout: null }];
const transfer = (to: `0x${string}`, amount: bigint) => ({
  to,
  valueWei: 0n,
  data: encodeCall(GovernanceToken, 'transfer', [someone, amount]),
});

describe('the economy with and without a proposal', () => {
  it('has the treasury smaller by a treasury transfer, in every tick and for every seed', async () => {
    const enactment = enactmentOf([transfer(token, 1_000n * 10n ** 18n)], known, { symbol: 'GOV', decimals: 18 });
    const { differences, seeds } = await compareEconomies({ scenario, enactment, ticks: 2, seeds: 2 });
    expect(seeds).toEqual([tiny.seed, tiny.seed + 1]);
    const treasury = differences.find(({ measure }) => measure === 'treasury')!;
    expect(treasury.unit).toBe('tokens');
    expect(treasury.ticks.map(({ mean }) => mean)).toEqual([0, -1000, -1000]);
    expect(treasury.ticks.at(-1)).toMatchObject({ low: -1000, high: -1000 });
    const accuracy = differences.find(({ measure }) => measure === 'accuracy')!;
    expect(accuracy.ticks.every(({ mean }) => mean === 0)).toBe(true);
  });

  it('is stopped in the middle when the signal says so', async () => {
    const controller = new AbortController();
    const enactment = { calls: [], enacted: [], notEnacted: [] };
    const running = compareEconomies({
      scenario,
      enactment,
      ticks: 50,
      seeds: 2,
      signal: controller.signal,
      onProgress: () => controller.abort(new Error('enough')),
    });
    await expect(running).rejects.toThrow('enough');
  });
});

describe("votes of the economy's own agents, by the DAO's clock", () => {
  const nothing = { calls: [], enacted: [], notEnacted: [] };
  const turnoutUnder = async (clock: { readonly votingDelaySeconds: number; readonly votingPeriodSeconds: number }) => {
    const ruled = economyScenario(tiny, { ...dao, governor: { ...dao.governor, ...clock } });
    const { differences, notEnacted } = await compareEconomies({
      scenario: ruled,
      enactment: nothing,
      ticks: 5,
      seeds: 1,
    });
    return { turnout: differences.find(({ measure }) => measure === 'turnout')!.ticks, notEnacted };
  };

  it.each([
    ["Compound's", COMPOUND.dao.governor],
    ['one with votes of a third of a week', { votingDelaySeconds: 0, votingPeriodSeconds: 200_000 }],
  ])(
    'are held in both arms: %s',
    async (_, { votingDelaySeconds = 0, votingPeriodSeconds = 0 } = {}) => {
      const { turnout, notEnacted } = await turnoutUnder({ votingDelaySeconds, votingPeriodSeconds });
      expect(notEnacted).toEqual([]);
      expect(turnout.length).toBeGreaterThan(0);
      for (const tick of turnout) expect(Math.min(tick.with, tick.without)).toBeGreaterThan(0);
    },
    60_000,
  );

  it('have no turnout where agents never act while a vote is open, and that is told', async () => {
    const { turnout, notEnacted } = await turnoutUnder({ votingDelaySeconds: 60, votingPeriodSeconds: 3600 });
    expect(turnout).toEqual([]);
    expect(notEnacted).toEqual([expect.stringContaining('No votes are held in the economy')]);
  });
});

describe('what of a proposal is enacted in the economy', () => {
  it('brings amounts of a token with 6 decimals to the economy’s 18', () => {
    const { calls } = enactmentOf([transfer(token, 5_000_000n)], known, { symbol: 'USDX', decimals: 6 });
    expect(calls).toEqual([
      { contract: 'token.token', data: encodeCall(GovernanceToken, 'transfer', [someone, 5n * 10n ** 18n]) },
    ]);
  });

  it('says what it cannot carry out instead of passing it over', () => {
    const { calls, notEnacted } = enactmentOf([transfer(elsewhere, 1n)], known, { symbol: 'GOV', decimals: 18 });
    expect(calls).toEqual([]);
    expect(notEnacted).toEqual([`Action 1 calls ${elsewhere}, which the simulated economy does not have.`]);
  });
});

const library = (name: string) =>
  parseScenario(JSON.parse(readFileSync(new URL(`../../../scenarios/${name}.json`, import.meta.url), 'utf8')));
const daos = new Map(DAO_PRESETS.map(({ dao }) => [dao.name, parseDao(dao)]));

describe('votes in the economy', () => {
  it.each([
    ['commons', 'quickstart'],
    ['ens', 'quickstart'],
  ])('can be held by the rules of %s on %s, where agents can vote and what they hold is enough', (dao, scenario) => {
    const { treasury: _, ...rest } = daos.get(dao)!;
    expect(votesNotHeld(economyScenario(library(scenario), { ...rest, treasury: [] }))).toEqual([]);
  });

  it.each([
    ['compound', 'tiny', /agents hold 21500 tokens at the start, and the DAO's quorum comes to 400000 there/],
    ['arbitrum', 'quickstart', /agents hold 763000 tokens at the start, and the DAO's quorum comes to \d{7,} there/],
  ])('cannot pass where the quorum of %s is out of reach on %s', (dao, scenario, told) => {
    expect(votesNotHeld(economyScenario(library(scenario), daos.get(dao)!))).toEqual([expect.stringMatching(told)]);
  });

  it.each([60, 3600, 86_400])('are not held where nobody can vote within %i s', (votingPeriodSeconds) => {
    const dao = daos.get('commons')!;
    const hasty = { ...dao, governor: { ...dao.governor, votingDelaySeconds: 0, votingPeriodSeconds } };
    expect(votesNotHeld(economyScenario(library('tiny'), hasty))).toEqual([
      expect.stringContaining('No votes are held in the economy'),
    ]);
  });
});
