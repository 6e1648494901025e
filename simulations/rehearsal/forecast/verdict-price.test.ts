import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { electorateOf, type Voter } from '../../../test/fixtures/rehearsal/voters-by-chance.js';
import { type DaoDraft, daoSchema } from '../../scenario/index.js';
import type { Electorate } from '../electorate/electorate.js';
import { forecastFor } from './forecast-for.js';

const SUPPLY = 10_000;

const priced = (voters: readonly Voter[]) => electorateOf(voters, { supply: SUPPLY });

const daoOf = (market: DaoDraft['market'], governor: DaoDraft['governor'] = {}) =>
  daoSchema.parse({
    name: 'priced',
    title: 'Priced',
    token: { symbol: 'PRC', supplyTokens: String(SUPPLY) },
    holders: { kind: 'list', holders: [] },
    governor: { quorum: { kind: 'fraction', percent: 5 }, ...governor },
    market,
  });
const priceOf = (dao: ReturnType<typeof daoOf>, electorate: Electorate) =>
  forecastFor(dao, electorate, { runs: 100, seed: 1 }).verdictPrice!;
const costs = ({ routes }: ReturnType<typeof priceOf>) =>
  Object.fromEntries(routes.map(({ route, costUsd }) => [route, costUsd]));

/** 600 For, 300 Against, and 5,000 that stay at home. */
const LEADING = priced([
  { power: 400, turnout: 1, support: 1 },
  { power: 200, turnout: 1, support: 1 },
  { power: 300, turnout: 1, support: 0 },
  { power: 5_000, turnout: 0, support: 0 },
]);
const MARKET = { priceUsd: 2, poolDepthTokens: '10000', borrowablePercent: 5, rentablePercent: 10, bribePercent: 1 };

describe("the price of a draft's own verdict", () => {
  it('that passes is what its lead costs Against', () => {
    const price = priceOf(daoOf(MARKET), LEADING);
    expect(price).toMatchObject({ turnsTo: 'fails', cheapest: 'borrow' });
    const { rent, buy, borrow, bribe } = costs(price);
    // A tenth of 5,900 votes at 0.154 % of two dollars each.
    expect(rent).toBeCloseTo(590 * 2 * 0.00154, 9);
    // 300 of 500 lent: 88.8 % a year on $600 for an hour, and 5 % on $900 of collateral.
    expect(borrow).toBeCloseTo((600 * 0.8881818 + 900 * 0.05) / 8_760, 6);
    // The voter with 200 turns round, 400 to 500, or stays away, which misses the quorum: 1 % of two dollars each.
    expect(bribe).toBeCloseTo(4, 9);
    // Bought from a pool of 10,000 and 20,000, and sold to it again once others have brought its price back; 0.3 % each time.
    expect(buy).toBeCloseTo((20_000 * 300) / (9_700 * 0.997) - (20_000 * 299.1) / 10_299.1, 1);
    expect(price.sentence).toBe(
      'In the median run it passes; to make it fail costs least to borrow: $0.07, if 5 % of the supply can be borrowed.',
    );
  });

  it('that is defeated is what it lacks For', () => {
    const losing = priced([
      { power: 600, turnout: 1, support: 1 },
      { power: 900, turnout: 1, support: 0 },
      { power: 5_000, turnout: 0, support: 0 },
    ]);
    const price = priceOf(daoOf(MARKET), losing);
    expect(price.turnsTo).toBe('passes');
    const borrow = price.routes.find(({ route }) => route === 'borrow')!;
    // A tie is lost: a millionth of a token more.
    expect(borrow.votesNeeded).toBe(300.000001);
    expect(price.sentence).toMatch(/it is defeated; to make it pass costs least to borrow/);
  });

  it('is not to be had where a market has too few, and says so', () => {
    const price = priceOf(
      daoOf({ ...MARKET, borrowablePercent: 1, rentablePercent: 1, poolDepthTokens: '200' }),
      LEADING,
    );
    expect(costs(price)).toMatchObject({ rent: null, buy: null, borrow: null });
    expect(price.cheapest).toBe('bribe');
    expect(price.routes.map(({ why }) => why).join()).toMatch(/300 PRC are needed, and 100 PRC can be borrowed/);
  });

  it('of an optimistic proposal is the veto, and of persons bribes alone', () => {
    const veto = priceOf(daoOf(MARKET, { votingRule: { kind: 'optimistic', vetoPercent: 10 } }), LEADING);
    // 1,000 veto it, and 300 do.
    expect(veto.routes.find(({ route }) => route === 'rent')!.votesNeeded).toBeCloseTo(700, 6);
    const persons = priceOf(daoOf(MARKET, { votingRule: { kind: 'person' } }), LEADING);
    expect(costs(persons)).toMatchObject({ rent: null, buy: null, borrow: null });
  });

  it('survives a token without a price', () => {
    const { rent, buy, borrow, bribe } = costs(priceOf(daoOf({ ...MARKET, priceUsd: 0 }), LEADING));
    expect([rent, buy, borrow, bribe]).toEqual([0, null, 0, 0]);
  });

  it('of most runs turns nine of ten when as many more tokens vote', () => {
    const chance = fc.double({ min: 0.05, max: 0.95, noNaN: true });
    const voters = fc.array(fc.record({ power: fc.integer({ min: 1, max: 300 }), turnout: chance, support: chance }), {
      minLength: 3,
      maxLength: 12,
    });
    fc.assert(
      fc.property(voters, (drawn) => {
        const dao = daoOf(MARKET, { quorum: { kind: 'fraction', percent: 2, counts: 'forAbstain' } });
        const options = { runs: 60, seed: 7 };
        const { flip } = forecastFor(dao, priced(drawn), options);
        const support = flip.verdict === 'passes' ? 0 : 1;
        const turned = (tokens: number) => {
          const more = priced([...drawn, { power: tokens, turnout: 1, support }]);
          const { probability } = forecastFor(dao, more, options).passes;
          return support === 0 ? 1 - probability : probability;
        };
        if (flip.amountInMost != null) expect(turned(flip.amountInMost + 1e-6)).toBeGreaterThanOrEqual(0.9);
      }),
      { numRuns: 40 },
    );
  });
});
