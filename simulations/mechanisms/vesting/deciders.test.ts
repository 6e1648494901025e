import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decidersAt, passes, type VotingBloc } from './deciders.js';
import type { Terms } from './schedule.js';

const cliffAt = (time: number): Terms => ({ start: time, duration: 0, cliff: 0, shape: 'linear', period: 0 });
const bloc = (name: string, free: bigint, ...locked: VotingBloc['locked']): VotingBloc => ({ name, free, locked });
const rules = { supply: 1000n, quorumShare: 0.04, oppositionShare: 1 };

describe('who could decide a vote alone', () => {
  it('changes with the unlock that makes somebody large', () => {
    const blocs = [
      bloc('fund', 10n, { terms: cliffAt(100), amount: 300n, votes: false }),
      bloc('ann', 120n),
      bloc('bob', 90n),
    ];
    const [before, after] = decidersAt(blocs, rules, [99, 100]);
    expect(before).toMatchObject({ alone: ['ann'], fewest: ['ann'] });
    expect(after).toMatchObject({ alone: ['fund'], fewest: ['fund'] });
    expect(after!.votes).toEqual([
      { name: 'fund', votes: 310n },
      { name: 'ann', votes: 120n },
      { name: 'bob', votes: 90n },
    ]);
  });

  it('counts locked tokens as votes where they may vote', () => {
    const voting = [bloc('fund', 0n, { terms: cliffAt(100), amount: 300n, votes: true }), bloc('ann', 120n)];
    expect(decidersAt(voting, rules, [0])[0]!.alone).toEqual(['fund']);
  });

  it('asks for the quorum of the whole supply, and more than the opposition', () => {
    expect(passes(39n, 39n, rules)).toBe(false);
    expect(passes(40n, 40n, rules)).toBe(true);
    expect(passes(40n, 80n, rules)).toBe(false);
    expect(passes(41n, 81n, rules)).toBe(true);
    expect(passes(40n, 840n, { ...rules, oppositionShare: 0.04 })).toBe(true);
    expect(passes(40n, 1040n, { ...rules, oppositionShare: 0.04 })).toBe(false);
    expect(passes(0n, 0n, { ...rules, quorumShare: 0 })).toBe(false);
  });

  it('has nobody decide where all votes together miss the quorum', () => {
    expect(decidersAt([bloc('ann', 20n), bloc('bob', 15n)], rules, [0])[0]).toMatchObject({ alone: [], fewest: null });
  });

  it('finds a coalition that passes, and that none with fewer does', () => {
    const holdings = fc.array(fc.bigInt({ min: 0n, max: 1000n }), { minLength: 1, maxLength: 8 });
    const shares = fc.record({
      quorumShare: fc.constantFrom(0, 0.01, 0.04, 0.3),
      oppositionShare: fc.constantFrom(0, 0.1, 1),
    });
    fc.assert(
      fc.property(holdings, shares, (held, drawn) => {
        const all = held.reduce((a, b) => a + b, 0n);
        const setting = { supply: all + 100n, ...drawn };
        const [{ fewest } = { fewest: null }] = decidersAt(
          held.map((votes, i) => bloc(`h${i}`, votes)),
          setting,
          [0],
        );
        const subsets = Array.from({ length: 2 ** held.length }, (_, bits) => held.filter((_, i) => (bits >> i) & 1));
        const passing = subsets.filter((some) =>
          passes(
            some.reduce((a, b) => a + b, 0n),
            all,
            setting,
          ),
        );
        const least = passing.length === 0 ? null : Math.min(...passing.map(({ length }) => length));
        expect(fewest?.length ?? null).toBe(least);
      }),
    );
  });
});
