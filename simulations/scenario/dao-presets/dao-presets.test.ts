import { readFileSync } from 'node:fs';
import { getAddress } from 'ethers';
import { describe, expect, it } from 'vitest';
import { parseScenario } from '../../mechanisms/index.js';
import { whoMayStop } from '../../rehearsal/forecast/who-may-stop.js';
import { fitHolders } from '../../rehearsal/members/fit-holders.js';
import { parseTokens } from '../quantities.js';
import { type DaoDraft, daoSchema } from '../rehearsal/index.js';
import { DAO_PRESETS } from './index.js';

const preset = (name: string) => daoSchema.parse(DAO_PRESETS.find(({ dao }) => dao.name === name)!.dao);
const each = DAO_PRESETS.map(({ dao, source }) => ({ name: dao.name, dao, source }));

describe('the DAOs that come with Folkmoot', () => {
  it('have names of their own', () => {
    expect(new Set(each.map(({ name }) => name)).size).toBe(DAO_PRESETS.length);
    expect(new Set(each.map(({ dao }) => dao.title)).size).toBe(DAO_PRESETS.length);
  });

  it.each(each)('are whole, as $name, and say where they are from', ({ dao, source }) => {
    const { token, holders, treasury, market } = daoSchema.parse(dao);
    expect(source.length).toBeGreaterThan(80);
    expect(holders.kind).toBe('fitted');
    if (holders.kind !== 'fitted') return;
    const { balances } = fitHolders(holders, token.decimals);
    const held = balances.reduce((sum, balance) => sum + balance, 0n);
    expect(held).toBe(parseTokens(holders.totalTokens));
    // Holders, treasury and what can be borrowed all fit into the supply.
    const own = treasury.filter(({ asset }) => asset === 'token').map(({ tokens }) => parseTokens(tokens));
    expect(held + own.reduce((sum, tokens) => sum + tokens, 0n)).toBeLessThanOrEqual(parseTokens(token.supplyTokens!));
    expect(parseTokens(market.lendableTokens)).toBeLessThan(held);
  });

  it.each(each)('have addresses without a slip, as $name', ({ dao }) => {
    // ethers refuses an address whose capitals do not match its checksum (EIP-55).
    for (const address of addressesOf(dao)) expect(getAddress(address)).toBe(address);
  });

  it.each([
    ['ens', 12, 45_818 * 12, 0, '100000', 172_800],
    ['arbitrum', 259_200, 1_209_600, 172_800, '5000000', 259_200],
    ['arbitrum-treasury', 259_200, 1_209_600, 172_800, '5000000', 259_200],
    ['compound', 157_680, 236_520, 0, '25000', 172_800],
    ['uniswap', 157_680, 483_840, 0, '1000000', 172_800],
  ])('have the rules of %s in seconds', (name, delay, period, extension, threshold, timelock) => {
    expect(preset(name).governor).toMatchObject({
      votingDelaySeconds: delay,
      votingPeriodSeconds: period,
      lateQuorumExtensionSeconds: extension,
      proposalThresholdTokens: threshold,
      timelockDelaySeconds: timelock,
    });
  });

  it('know of Uniswap’s temperature check', () => {
    expect(preset('uniswap').poll).toEqual({
      votingPeriodSeconds: 432_000,
      waitSeconds: 0,
      quorumTokens: '10000000',
      quorumCounts: 'all',
      approvalPercent: 50,
      turnoutPercent: null,
    });
  });

  it('know of ENS’s council, which what is proposed in time cannot outlast', () => {
    const [council] = whoMayStop(preset('ens'), 100_000_000);
    // 12 seconds and 45,818 blocks of voting, then two days in the timelock: eight days and a half.
    expect(council).toMatchObject({
      name: 'Security Council',
      from: 549_828,
      to: 722_628,
      outOfReachFrom: '2026-07-16',
    });
  });

  it.each([
    ['ens', { kind: 'fraction', percent: 1, counts: 'forAbstain' }],
    ['arbitrum', { kind: 'fraction', percent: 5, counts: 'forAbstain' }],
    ['arbitrum-treasury', { kind: 'fraction', percent: 3, counts: 'forAbstain' }],
    ['compound', { kind: 'absolute', tokens: '400000', counts: 'for' }],
    ['optimism', { kind: 'fraction', percent: 30, counts: 'all' }],
  ])('have the quorum of %s', (name, quorum) => {
    expect(preset(name).governor.quorum).toEqual(quorum);
  });

  it('include one that is the scenario quickstart', () => {
    const commons = preset('commons');
    const file = new URL(`../../scenarios/${commons.economy}.json`, import.meta.url);
    const scenario = parseScenario(JSON.parse(readFileSync(file, 'utf8')));
    const { quorumPercent, quorumCounts, voteWeights, voteSource, ...rules } = scenario.governance;
    expect([voteWeights, voteSource]).toEqual(['tokens', 'token']);
    expect(commons.governor).toMatchObject({
      ...rules,
      quorum: { kind: 'fraction', percent: quorumPercent, counts: quorumCounts },
    });
    expect(commons.treasury).toMatchObject([{ asset: 'token', tokens: scenario.token.treasuryTokens }]);
    expect(commons.token).toMatchObject({ name: scenario.token.name, symbol: scenario.token.symbol });
    const held = scenario.population.reduce((sum, { holdings }) => sum + parseTokens(holdings.totalTokens), 0n);
    const count = scenario.population.reduce((sum, cohort) => sum + cohort.count, 0);
    expect(commons.holders).toMatchObject({ kind: 'fitted', count, totalTokens: '763000' });
    expect(held).toBe(parseTokens('763000'));
  });
});

function addressesOf({ token, addresses, treasury }: DaoDraft): string[] {
  const assets = (treasury ?? []).map(({ asset }) => asset);
  return [token?.address, addresses?.governor, addresses?.timelock, ...assets].filter(
    (address): address is string => typeof address === 'string' && address.startsWith('0x'),
  );
}
