import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { accountOf } from '../../../../chain/index.js';
import { type Bribable, boughtCoalition, wins } from './bought-coalition.js';

const UNIT = 10n ** 18n;

function daoOf(powers: readonly number[], turnout: readonly boolean[], rest: Partial<Bribable> = {}): Bribable {
  const voters = powers
    .map((power, i) => ({ address: accountOf(`voter ${i}`), power: BigInt(power) * UNIT, votes: turnout[i] ?? false }))
    .sort((a, b) => Number(b.power - a.power));
  return {
    voters,
    defenders: voters.filter(({ votes }) => votes),
    weights: 'tokens',
    unit: UNIT,
    quorum: 0n,
    againstCounts: false,
    ...rest,
  };
}

const powersOf = (coalition: ReturnType<typeof boughtCoalition>) =>
  coalition?.map(({ power }) => Number(power / UNIT)).sort((a, b) => b - a) ?? null;

describe('whom to bribe', () => {
  it('is whoever would vote Against first: turned round, a vote counts twice', () => {
    expect(powersOf(boughtCoalition(daoOf([50, 40, 30], [true, true, false])))).toEqual([50]);
  });

  it('is nobody who is not needed', () => {
    expect(powersOf(boughtCoalition(daoOf([60, 50, 5], [true, false, false])))).toEqual([60]);
  });

  it('is the small ones where every person has one vote', () => {
    const dao = daoOf([1000, 10, 9], [true, true, true], { weights: 'person' });
    expect(powersOf(boughtCoalition(dao))).toEqual([10, 9]);
  });

  it('is nobody where all together are no quorum', () => {
    expect(boughtCoalition(daoOf([5, 4], [true, false], { quorum: 10n * UNIT }))).toBeNull();
  });

  it('always wins, and without any one of them does not', () => {
    const holdings = fc.array(fc.tuple(fc.integer({ min: 1, max: 1_000 }), fc.boolean()), {
      minLength: 1,
      maxLength: 30,
    });
    fc.assert(
      fc.property(
        holdings,
        fc.integer({ min: 0, max: 5_000 }),
        fc.constantFrom('tokens', 'quadratic', 'person'),
        fc.boolean(),
        (holders, quorum, weights, againstCounts) => {
          const powers = holders.map(([power]) => power);
          const turnout = holders.map(([, votes]) => votes);
          const dao = daoOf(powers, turnout, { weights, againstCounts, quorum: BigInt(quorum) * UNIT });
          const coalition = boughtCoalition(dao);
          expect(wins(dao, new Set(coalition ?? dao.voters))).toBe(coalition !== null);
          for (const left of coalition ?? []) {
            expect(wins(dao, new Set(coalition?.filter((voter) => voter !== left)))).toBe(false);
          }
        },
      ),
    );
  });
});
