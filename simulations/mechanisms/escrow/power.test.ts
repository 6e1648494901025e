import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { address } from '../../../test/fixtures/world.js';
import { TOKEN } from '../../scenario/index.js';
import { lockedPower, lockedVotesAt } from './power.js';

const YEARS_4 = 208 * 604_800;

describe('votes of locked tokens', () => {
  // Curve's VotingEscrow: the whole amount for four years, a quarter of it for one, and linearly less as time goes by.
  it.each([
    [YEARS_4, 1000n],
    [YEARS_4 / 2, 500n],
    [YEARS_4 / 4, 250n],
    [0, 0n],
    [-1, 0n],
  ])('%i seconds before the end, 1000 tokens have %i votes', (left, votes) => {
    expect(lockedPower({ amount: 1000n * TOKEN, end: 10 ** 9 }, YEARS_4, 10 ** 9 - left)).toBe(votes * TOKEN);
  });

  it('add up, each rounded down, to all votes but for less than a wei each', () => {
    const lock = fc.record({ amount: fc.bigInt(1n, 10n ** 24n), end: fc.integer({ min: 0, max: 2 * YEARS_4 }) });
    fc.assert(
      fc.property(fc.array(lock, { maxLength: 6 }), fc.integer({ min: 0, max: YEARS_4 }), (locks, time) => {
        const state = { locks: new Map(locks.map((one, i) => [address(i), one])), longest: YEARS_4 };
        const { supply, of } = lockedVotesAt(state, time);
        const sum = [...of.values()].reduce((total, votes) => total + votes, 0n);
        expect(sum).toBeLessThanOrEqual(supply);
        expect(supply - sum).toBeLessThanOrEqual(BigInt(of.size));
        expect([...of.keys()].every((account) => state.locks.get(account)!.end > time)).toBe(true);
      }),
    );
  });
});
