import { describe, expect, it } from 'vitest';
import { type Address, accountOf, type Hardfork, type SandboxChain } from '../../../chain/index.js';
import { type DaoDraft, daoSchema } from '../../../scenario/index.js';
import { ruleElectorate } from '../../electorate/rule-electorate.js';
import { loadDao } from '../../execution/load-dao.js';
import type { Membership } from '../../members/membership.js';
import type { DaoAttack, DaoAttacksReport } from '../attack-report.js';
import { attackDao } from './attack-dao.js';

const holder = (i: number): Address => accountOf(`holder ${i}`);

/** Twenty holders with 2,000 tokens each, of a supply of a million. */
function membershipOf(): Membership {
  const balances = Array.from({ length: 20 }, () => 2_000n * 10n ** 18n);
  return {
    addresses: balances.map((_, i) => holder(i)),
    balances,
    total: 40_000n * 10n ** 18n,
    supply: 1_000_000n * 10n ** 18n,
    power: balances,
    decimals: 18,
    sourceHash: '',
  };
}

type Governor = DaoDraft['governor'];

async function attacked(
  governor: Governor,
  draft: Partial<DaoDraft> = {},
  hardfork: Hardfork = 'shanghai',
): Promise<DaoAttacksReport> {
  const dao = daoSchema.parse({
    name: 'test-dao',
    title: 'Test DAO',
    holders: { kind: 'list', holders: [] },
    voters: { turnoutPercent: 100 },
    treasury: [
      { asset: 'token', symbol: 'GOV', decimals: 18, tokens: '100000' },
      { asset: 'native', symbol: 'ETH', decimals: 18, tokens: '10' },
    ],
    market: { priceUsd: 2, poolDepthTokens: '500000', lendableTokens: '200000' },
    governor: { quorum: { kind: 'fraction', percent: 3 }, ...governor },
    ...draft,
  });
  const membership = membershipOf();
  return attackDao({
    load: (needed) => loadDao({ dao, membership, needed, hardfork }),
    electorate: ruleElectorate(dao, membership, dao.seed),
  });
}

const outcomes = ({ attacks }: DaoAttacksReport) =>
  Object.fromEntries(attacks.map(({ attack, outcome }) => [attack, outcome]));
const one = ({ attacks }: DaoAttacksReport, attack: DaoAttack) => attacks.find((each) => each.attack === attack)!;

describe('attacking a DAO', () => {
  it('finds what money can do where votes go by tokens, and what it cannot', async () => {
    const report = await attacked({});
    expect(outcomes(report)).toEqual({
      flashLoanedVotes: 'fails',
      voteBuying: 'succeeds',
      lowTurnoutAmbush: 'succeeds',
      lastMinuteFlip: 'succeeds',
      maliciousUpgrade: 'succeeds',
      sybilDelegation: 'fails',
    });
    expect(report.attacks.map(({ evidence }) => evidence)).toEqual(Array(6).fill('chain'));
    expect(one(report, 'flashLoanedVotes').why).toMatch(/snapshot/);
    expect(one(report, 'flashLoanedVotes').gainUsd).toBe(230_000);
  });

  it('reckons each cost from the market', async () => {
    const report = await attacked({});
    // 40,000 usual votes Against: one unit more is bought out of 500,000 at $2, less the pool's fee.
    const ambush = one(report, 'lowTurnoutAmbush');
    expect(ambush.votesNeeded).toBe('40000.000000000000000001');
    expect(ambush.costUsd).toBeCloseTo((1_000_000 * 40_000) / 460_000 / 0.997, 2);
    // A quorum of 30,000 is enough when nobody can answer.
    const flip = one(report, 'lastMinuteFlip');
    expect(flip.votesNeeded).toBe('30000');
    expect(flip.costUsd).toBeCloseTo((1_000_000 * 30_000) / 470_000 / 0.997, 2);
    // Fifteen of the twenty are a quorum, at 1 % of $2 a vote.
    const bribes = one(report, 'voteBuying');
    expect(bribes.votesNeeded).toBe('30000');
    expect(bribes.costUsd).toBeCloseTo(600, 6);
    expect(one(report, 'flashLoanedVotes').costUsd).toBeCloseTo(200_000 * 0.0009 * 2, 6);
    expect(report.cheapest).toBe('maliciousUpgrade');
    expect(one(report, 'maliciousUpgrade').costUsd).toBeCloseTo(120, 6);
    // It takes the one asset that is worth most: 100,000 tokens at $2.
    expect(one(report, 'maliciousUpgrade').gainUsd).toBe(200_000);
  });

  it('lets a late-quorum extension stop the last-minute flip', async () => {
    const report = await attacked({ lateQuorumExtensionSeconds: 86_400 });
    expect(one(report, 'lastMinuteFlip')).toMatchObject({ outcome: 'fails', why: expect.stringMatching(/extended/) });
    expect(outcomes(report).lowTurnoutAmbush).toBe('succeeds');
  });

  it('lets a guardian stop what is done openly, and not what nobody notices', async () => {
    const report = await attacked({ guardian: true });
    expect(outcomes(report)).toMatchObject({
      voteBuying: 'fails',
      lowTurnoutAmbush: 'fails',
      lastMinuteFlip: 'fails',
      maliciousUpgrade: 'succeeds',
    });
    expect(report.cheapest).toBe('maliciousUpgrade');
  });

  it.each(['quadratic', 'person'] as const)('finds that fake people pay under the rule %s', async (kind) => {
    const report = await attacked({ votingRule: { kind } });
    const sybil = one(report, 'sybilDelegation');
    expect(sybil).toMatchObject({ outcome: 'succeeds', evidence: 'chain' });
    const identities = sybil.cost.find(({ what }) => what.endsWith('fake identities'))!;
    expect(identities.usd).toBeGreaterThan(0);
    const ambush = one(report, 'lowTurnoutAmbush');
    if (kind === 'person') expect(ambush.outcome).toBe('impossible');
    else expect(sybil.costUsd).toBeLessThan(ambush.costUsd ?? Number.POSITIVE_INFINITY);
  });

  it('is impossible to buy what the market has not', async () => {
    const report = await attacked({}, { market: { poolDepthTokens: '20000' } });
    expect(outcomes(report)).toMatchObject({ lowTurnoutAmbush: 'impossible', lastMinuteFlip: 'impossible' });
    expect(one(report, 'lowTurnoutAmbush').costUsd).toBeNull();
  });

  it('is tried with real tokens where the market is said to have more than there are', async () => {
    const report = await attacked({}, { market: { poolDepthTokens: '5000000' } });
    for (const attack of ['lowTurnoutAmbush', 'lastMinuteFlip', 'sybilDelegation'] as const) {
      const { evidence, steps } = one(report, attack);
      expect(evidence).toBe('chain');
      expect(steps.map(({ what }) => what).join('\n')).toMatch(/would hold 5,000,000 .* it sells by the sums\nbuys /);
    }
    expect(outcomes(report)).toMatchObject({ lowTurnoutAmbush: 'succeeds', lastMinuteFlip: 'succeeds' });
  });

  it('exchanges code by a proxy where the chain lets nobody redeploy', async () => {
    const upgrade = one(await attacked({}, {}, 'cancun'), 'maliciousUpgrade');
    expect(upgrade).toMatchObject({ outcome: 'succeeds', why: expect.stringMatching(/was a proxy/) });
  });

  it('takes native currency where the treasury has nothing else', async () => {
    const treasury = [{ asset: 'native' as const, tokens: '7' }];
    const report = await attacked({}, { treasury });
    expect(one(report, 'maliciousUpgrade')).toMatchObject({ outcome: 'succeeds', gainUsd: 21_000 });
    expect(outcomes(report).voteBuying).toBe('succeeds');
  });

  it('gives the same report every time', async () => {
    const [first, second] = await Promise.all([attacked({}), attacked({})]);
    expect({ ...first, seconds: 0 }).toEqual({ ...second, seconds: 0 });
  });

  it('ends with the signal, and leaves no chain behind', async () => {
    const controller = new AbortController();
    const dao = daoSchema.parse({ name: 'test-dao', title: 'Test DAO', holders: { kind: 'list', holders: [] } });
    const membership = membershipOf();
    const chains: SandboxChain[] = [];
    const run = attackDao({
      load: async (needed) => {
        const loaded = await loadDao({ dao, membership, needed, signal: controller.signal });
        chains.push(loaded.chain);
        return loaded;
      },
      electorate: ruleElectorate(dao, membership, dao.seed),
      signal: controller.signal,
      onProgress: (words) => {
        if (words.includes('Vote buying')) controller.abort(new Error('enough'));
      },
    });
    await expect(run).rejects.toThrow('enough');
    await expect(chains[0]?.latestBlock()).rejects.toThrow();
  });
});
