import { describe, expect, it } from 'vitest';
import { type LockMarket, yearWith } from './locking.js';

const market: LockMarket = {
  wealth: 110,
  rewards: 140,
  othersStake: 100,
  othersWorking: 40,
  othersVotes: 0,
  floor: 0.4,
  premium: 0,
  voteValue: 0,
};
const none = { tokens: 0, part: 0 };

describe('a year with locked tokens', () => {
  it('has the part of the rewards that an unboosted stake counts where nothing is locked', () => {
    // 0.4 × 110 of 44 + 40.
    expect(yearWith(none, market)).toBeCloseTo((140 * 44) / 84, 9);
  });

  it('has that of the whole stake where the votes are enough: Curve’s boost of 2.5', () => {
    // All votes are its own: 0.4 × 100 + 0.6 × 200 is over its stake of 100, which counts whole.
    expect(yearWith({ tokens: 10, part: 1 }, market)).toBeCloseTo((140 * 100) / 140, 9);
  });

  it('goes by its share of the votes in between', () => {
    // A tenth of the votes: 0.4 × 100 + 0.6 × 200 × 0.1 = 52.
    const shared = { ...market, othersVotes: 90 };
    expect(yearWith({ tokens: 10, part: 1 }, shared)).toBeCloseTo((140 * 52) / 92, 9);
    // Locked for half of the time the same tokens are half as many votes.
    expect(yearWith({ tokens: 10, part: 0.5 }, shared)).toBeLessThan(yearWith({ tokens: 10, part: 1 }, shared));
  });

  it('is worth less by what it would give to have the tokens free, and more by the votes', () => {
    const [dear, voting] = [
      { ...market, premium: 0.2 },
      { ...market, voteValue: 0.1 },
    ];
    const locked = { tokens: 10, part: 1 };
    expect(yearWith(locked, dear)).toBeCloseTo(yearWith(locked, market) - 2, 9);
    expect(yearWith(locked, voting)).toBeCloseTo(yearWith(locked, market) + 1, 9);
    expect(yearWith(none, dear)).toBe(yearWith(none, market));
  });
});
