import fc from 'fast-check';
import { mean } from 'simple-statistics';
import { describe, expect, it } from 'vitest';
import type { VotingRule } from '../../scenario/index.js';
import { lockShares, weigh } from './weigh.js';

const ESCROW: VotingRule = { kind: 'voteEscrow', maximumLockSeconds: 126_144_000, meanLockShare: 0.5 };
const RULES: readonly VotingRule[] = [{ kind: 'tokens' }, { kind: 'quadratic' }, { kind: 'person' }, ESCROW];
const amounts = fc.double({ min: 0, max: 1e9, noNaN: true });

describe('votes of a voter', () => {
  it.each([
    { rule: { kind: 'tokens' }, power: 400, votes: 400 },
    { rule: { kind: 'quadratic' }, power: 400, votes: 20 },
    { rule: { kind: 'person' }, power: 400, votes: 1 },
    { rule: { kind: 'person' }, power: 0, votes: 0 },
    { rule: { kind: 'optimistic', vetoPercent: 10 }, power: 400, votes: 400 },
  ] as const)('are $votes for $power tokens by the rule $rule.kind', ({ rule, power, votes }) => {
    expect(weigh(power, rule)).toBe(votes);
  });

  it('shrink with the remaining lock under vote-escrow', () => {
    expect(weigh(400, ESCROW, 0.25)).toBe(100);
    expect(weigh(400, ESCROW, 0)).toBe(0);
  });

  it('never fall when the tokens rise, whatever the rule', () => {
    fc.assert(
      fc.property(amounts, amounts, fc.constantFrom(...RULES), (a, b, rule) => {
        expect(weigh(Math.max(a, b), rule, 0.7)).toBeGreaterThanOrEqual(weigh(Math.min(a, b), rule, 0.7));
      }),
    );
  });

  it('lie closer together under quadratic voting than in tokens', () => {
    const positive = fc.double({ min: 1, max: 1e9, noNaN: true });
    fc.assert(
      fc.property(positive, positive, (a, b) => {
        const [small, large] = [Math.min(a, b), Math.max(a, b)];
        const ratio = weigh(large, { kind: 'quadratic' }) / weigh(small, { kind: 'quadratic' });
        expect(ratio).toBeLessThanOrEqual((large / small) * (1 + 1e-12));
      }),
    );
  });
});

describe('shares of the longest lock', () => {
  it.each([0.1, 0.5, 0.9])('have the mean %f', (share) => {
    expect(mean([...lockShares(40_000, share, 1)])).toBeCloseTo(share, 1.7);
  });

  it('are none and all at the ends, and the same for the same seed', () => {
    expect([...lockShares(3, 0, 1)]).toEqual([0, 0, 0]);
    expect([...lockShares(3, 1, 1)]).toEqual([1, 1, 1]);
    expect(lockShares(5, 0.5, 7)).toEqual(lockShares(9, 0.5, 7).slice(0, 5));
    expect(lockShares(5, 0.5, 7)).not.toEqual(lockShares(5, 0.5, 8));
  });
});
