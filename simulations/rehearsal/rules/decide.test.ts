import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { governorSettingsSchema, QUORUM_COUNTS, TOKEN } from '../../scenario/index.js';
import { decide } from './decide.js';
import { decideExact } from './decide-exact.js';
import { quorumTokens } from './decision-rule.js';

const settingsOf = (draft: object) => governorSettingsSchema.parse(draft);
const vote = (yes: number, no: number, abstain = 0) => ({ for: yes, against: no, abstain });

describe('a decision', () => {
  // 10,000 tokens, a quorum of 4 % = 400.
  it.each([
    { counts: 'forAbstain', votes: vote(399, 0), verdict: 'quorumMissed' },
    { counts: 'forAbstain', votes: vote(400, 0), verdict: 'passes' },
    { counts: 'forAbstain', votes: vote(300, 0, 100), verdict: 'passes' },
    { counts: 'forAbstain', votes: vote(300, 299), verdict: 'quorumMissed' },
    { counts: 'for', votes: vote(399, 100, 100), verdict: 'quorumMissed' },
    { counts: 'for', votes: vote(400, 100, 0), verdict: 'passes' },
    { counts: 'forAgainst', votes: vote(300, 100), verdict: 'passes' },
    { counts: 'forAgainst', votes: vote(300, 0, 100), verdict: 'quorumMissed' },
    { counts: 'all', votes: vote(200, 100, 100), verdict: 'passes' },
    { counts: 'all', votes: vote(200, 200, 0), verdict: 'defeated' },
    { counts: 'forAbstain', votes: vote(500, 500), verdict: 'defeated' },
    { counts: 'forAbstain', votes: vote(501, 500), verdict: 'passes' },
  ] as const)('of $votes under a quorum that counts $counts is "$verdict"', ({ counts, votes, verdict }) => {
    expect(decide(votes, settingsOf({ quorum: { kind: 'fraction', percent: 4, counts } }), 10_000)).toBe(verdict);
  });

  it.each([
    [70, vote(700, 300), 'passes'],
    [70, vote(699, 301), 'defeated'],
    [70, vote(700, 300, 5000), 'passes'],
    [70, vote(390, 0), 'quorumMissed'],
    [50, vote(500, 500), 'passes'],
    [50, vote(499, 501), 'defeated'],
    [100, vote(9000, 0), 'passes'],
    [100, vote(9000, 1), 'defeated'],
    [33.3333, vote(500, 1000), 'passes'],
  ] as const)('with %d %% of For needed is "%s" of %s', (approvalPercent, votes, verdict) => {
    const settings = settingsOf({ approvalPercent });
    expect(decide(votes, settings, 10_000)).toBe(verdict);
    const units = (tokens: number) => BigInt(tokens) * TOKEN;
    const exact = { for: units(votes.for), against: units(votes.against), abstain: units(votes.abstain) };
    expect(decideExact(exact, settings, 10_000n * TOKEN, 18)).toBe(verdict);
  });

  it('of nothing passes by no share', () => {
    const settings = settingsOf({ approvalPercent: 50, quorum: { kind: 'fraction', percent: 0 } });
    expect(decide(vote(0, 0), settings, 10_000)).not.toBe('passes');
    expect(decideExact({ for: 0n, against: 0n, abstain: 0n }, settings, TOKEN, 18)).not.toBe('passes');
  });

  it('passes optimistically until Against reaches the veto share, without any quorum', () => {
    const settings = settingsOf({ votingRule: { kind: 'optimistic', vetoPercent: 10 } });
    expect(decide(vote(0, 0), settings, 10_000)).toBe('passes');
    expect(decide(vote(0, 999.9), settings, 10_000)).toBe('passes');
    expect(decide(vote(9000, 1000), settings, 10_000)).toBe('defeated');
  });

  it('passes by conviction once the ripened stake exceeds the threshold', () => {
    const settings = settingsOf({ votingRule: { kind: 'conviction' } });
    expect(decide(vote(2249, 0), settings, 45_000)).toBe('defeated');
    expect(decide(vote(2251, 40_000), settings, 45_000)).toBe('passes');
    expect(decide(vote(2251, 0), settings, 45_000, vote(0, 0), 0.1)).toBe('defeated');
  });

  it('counts a quorum in tokens where votes are square roots', () => {
    const settings = settingsOf({ votingRule: { kind: 'quadratic' } });
    expect(decide(vote(20, 15), settings, 10_000, vote(400, 225))).toBe('passes');
    expect(decide(vote(20, 15), settings, 10_000, vote(399, 225))).toBe('quorumMissed');
  });

  it('takes an absolute quorum as it is', () => {
    expect(quorumTokens({ kind: 'absolute', tokens: '400000', counts: 'for' }, 1)).toBe(400_000);
    expect(quorumTokens({ kind: 'fraction', percent: 1, counts: 'for' }, 5e6)).toBe(50_000);
  });
});

describe('an exact decision', () => {
  const settings = settingsOf({ quorum: { kind: 'fraction', percent: 4 } });
  const exact = (yes: bigint, no: bigint, abstain = 0n) => ({ for: yes, against: no, abstain });

  it('sees one unit in 10 milliards of tokens, which a float does not', () => {
    const half = 5_000_000_000n * TOKEN;
    expect(decideExact(exact(half + 1n, half), settings, 2n * half + 1n, 18)).toBe('passes');
    expect(decideExact(exact(half, half), settings, 2n * half, 18)).toBe('defeated');
    expect(Number(half + 1n)).toBe(Number(half));
  });

  it('rounds the quorum down to a whole unit, and reads an absolute one in the token’s decimals', () => {
    expect(decideExact(exact(4n, 0n), settings, 124n, 0)).toBe('passes');
    expect(decideExact(exact(4n, 0n), settings, 125n, 0)).toBe('quorumMissed');
    const absolute = settingsOf({ quorum: { kind: 'absolute', tokens: '2.5' } });
    expect(decideExact(exact(2_500_000n, 0n), absolute, 10n ** 9n, 6)).toBe('passes');
    expect(decideExact(exact(2_499_999n, 0n), absolute, 10n ** 9n, 6)).toBe('quorumMissed');
  });

  const units = fc.integer({ min: 0, max: 1_000_000 });
  const anySettings = fc.record({
    quorum: fc.record({
      kind: fc.constant('fraction'),
      percent: fc.integer({ min: 0, max: 100 }),
      counts: fc.constantFrom(...QUORUM_COUNTS),
    }),
    votingRule: fc.constantFrom({ kind: 'tokens' }, { kind: 'optimistic', vetoPercent: 10 }),
  });

  it('agrees with the decision in floats wherever those are exact', () => {
    fc.assert(
      fc.property(units, units, units, anySettings, (yes, no, abstain, draft) => {
        const supply = 5_000_000;
        const inFloats = decide(vote(yes, no, abstain), settingsOf(draft), supply);
        const tally = exact(BigInt(yes), BigInt(no), BigInt(abstain));
        expect(decideExact(tally, settingsOf(draft), BigInt(supply), 0)).toBe(inFloats);
      }),
    );
  });

  it('never turns from passing to failing when For grows', () => {
    fc.assert(
      fc.property(units, units, units, units, anySettings, (yes, more, no, abstain, draft) => {
        const passes = (votes: number) =>
          decide(vote(votes, no, abstain), settingsOf(draft), 5_000_000) === 'passes' ? 1 : 0;
        expect(passes(yes + more)).toBeGreaterThanOrEqual(passes(yes));
      }),
    );
  });
});
