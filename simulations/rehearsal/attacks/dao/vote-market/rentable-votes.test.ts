import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { accountOf } from '../../../../chain/index.js';
import { rentableVotes } from './rentable-votes.js';

const holder = (i: number) => accountOf(`holder ${i}`);
const voter = (i: number, power: bigint) => ({ address: holder(i), power });
const holding = (i: number, balance: bigint, delegate = i) => ({
  address: holder(i),
  balance,
  delegate: holder(delegate),
});

describe('who rents votes out', () => {
  it('is who does not vote usually first, the largest that still fit', () => {
    const voters = [voter(0, 50n), voter(1, 30n), voter(2, 20n)];
    const { holders, votes, opponents } = rentableVotes(
      { voters, defenders: [voter(0, 50n)] },
      [holding(0, 50n), holding(1, 30n), holding(2, 20n)],
      49,
    );
    expect({ holders, votes, opponents }).toEqual({ holders: [voter(1, 30n)], votes: 30n, opponents: [voter(0, 50n)] });
  });

  it('takes votes from whoever voted with them', () => {
    const found = rentableVotes(
      { voters: [voter(0, 70n)], defenders: [voter(0, 70n)] },
      [holding(0, 10n), holding(1, 60n, 0)],
      100,
    );
    expect(found).toMatchObject({ votes: 70n, opponents: [] });
  });

  it('is never more than the share, nor more than a hundred holders, and no vote is on both sides', () => {
    const powers = fc.array(fc.tuple(fc.bigInt({ min: 0n, max: 10n ** 24n }), fc.boolean()), {
      minLength: 1,
      maxLength: 150,
    });
    fc.assert(
      fc.property(powers, fc.integer({ min: 0, max: 100 }), (holders, percent) => {
        const voters = holders.map(([power], i) => voter(i, power));
        const defenders = voters.filter((_, i) => holders[i]![1]);
        const found = rentableVotes(
          { voters, defenders },
          holders.map(([power], i) => holding(i, power)),
          percent,
        );
        const all = voters.reduce((sum, { power }) => sum + power, 0n);
        expect(found.votes * 100n).toBeLessThanOrEqual(all * BigInt(percent));
        expect(found.holders.length).toBeLessThanOrEqual(100);
        expect(found.holders.reduce((sum, { power }) => sum + power, 0n)).toBe(found.votes);
        const against = found.opponents.reduce((sum, { power }) => sum + power, 0n);
        expect(against + found.votes).toBeLessThanOrEqual(all);
      }),
    );
  });
});
