import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Standing } from '../calibration/during/standing.js';
import type { NeededVotes } from './open-vote.js';
import { stillFlips } from './still-flips.js';

const amount = fc.integer({ min: 0, max: 1000 });
const needed: fc.Arbitrary<NeededVotes> = fc.oneof(
  fc.record({
    kind: fc.constant('quorum' as const),
    tokens: amount,
    counts: fc.constantFrom('for' as const, 'forAbstain' as const, 'forAgainst' as const, 'all' as const),
  }),
  fc.record({
    kind: fc.constant('quorum' as const),
    tokens: amount,
    counts: fc.constant('forAbstain' as const),
    approvalPercent: fc.constantFrom(25, 50, 80),
  }),
  fc.record({ kind: fc.constantFrom('rejection' as const, 'veto' as const), tokens: amount }),
);
const standing = fc.tuple(amount, amount, amount).map(
  ([supporting, against, abstain]): Standing => ({
    for: supporting,
    against,
    rival: against,
    abstain,
    voters: 3,
    votersFor: 1,
  }),
);

it('names the tokens that turn a vote round, no more and no fewer', () => {
  fc.assert(
    fc.property(standing, needed, (now, takes) => {
      const { leads, forMissing, againstMissing } = stillFlips(now, takes);
      const passes = (forMore: number, againstMore: number) => {
        const against = now.against + againstMore;
        return stillFlips({ ...now, for: now.for + forMore, against, rival: against }, takes).leads;
      };
      if (leads) {
        expect(forMissing).toBe(0);
        // A quorum of rejection and a share must be exceeded; a tie fails of itself.
        const isMet = takes.kind === 'rejection' || (takes.kind === 'quorum' && takes.approvalPercent !== undefined);
        expect(passes(0, againstMissing + (isMet ? 0.001 : 0))).toBe(false);
        expect(passes(0, againstMissing - (isMet ? 0.001 : 1))).toBe(true);
        return;
      }
      expect(againstMissing).toBe(0);
      if (forMissing === null) {
        expect(takes.kind).not.toBe('quorum');
        expect(passes(1e9, 0)).toBe(false);
        return;
      }
      expect(passes(forMissing + 1, 0)).toBe(true);
      if (forMissing > 0) expect(passes(forMissing - 1, 0)).toBe(false);
    }),
  );
});

it('counts nothing towards a quorum that there is not', () => {
  const one = { for: 983, against: 0, rival: 0, abstain: 0, voters: 1, votersFor: 1 };
  expect(stillFlips(one, { kind: 'quorum', tokens: 0, counts: 'all' })).toEqual({
    leads: true,
    counted: 983,
    forMissing: 0,
    againstMissing: 983,
  });
});
