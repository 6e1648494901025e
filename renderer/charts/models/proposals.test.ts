import { describe, expect, it } from 'vitest';
import { quietFrame, tokens } from '../../test-support/frames.js';
import { proposalOf } from '../../test-support/proposals.js';
import { proposalsAsOf, tally, voteScale, waitsFor } from './proposals.js';

describe('proposals', () => {
  it('are shown as they were last seen, open ones first', () => {
    const frames = [
      quietFrame(1, { proposals: [proposalOf({ number: 1, state: 'active' })] }),
      quietFrame(2, { proposals: [proposalOf({ number: 1, state: 'defeated' }), proposalOf({ number: 2 })] }),
      quietFrame(3, { proposals: [proposalOf({ number: 2 }), proposalOf({ number: 3, state: 'executed' })] }),
    ];
    const seen = proposalsAsOf(frames);
    expect(seen.map(({ number, state }) => [number, state])).toEqual([
      [2, 'active'],
      [3, 'executed'],
      [1, 'defeated'],
    ]);
    expect(proposalsAsOf(frames.slice(0, 1)).map(({ state }) => state)).toEqual(['active']);
  });

  it('gather the ballots of every tick up to the moment that is shown, heaviest first', () => {
    const ballot = (agent: string, weight: number) =>
      ({ agent, support: 'for', weight: tokens(weight), reason: '', time: 0 }) as const;
    const frames = [
      quietFrame(1, { proposals: [proposalOf({ ballots: [ballot('delegate-1', 5), ballot('voter-1', 2)] })] }),
      quietFrame(2, { proposals: [proposalOf()] }),
      quietFrame(3, { proposals: [proposalOf({ ballots: [ballot('whale-1', 900)] })] }),
      quietFrame(4),
    ];
    const votersAt = (count: number) => proposalsAsOf(frames.slice(0, count))[0]?.ballots.map(({ agent }) => agent);
    expect(votersAt(4)).toEqual(['whale-1', 'delegate-1', 'voter-1']);
    // Back in time, and forward again: what is remembered of one moment is not told of another.
    expect(votersAt(2)).toEqual(['delegate-1', 'voter-1']);
    expect(votersAt(3)).toEqual(['whale-1', 'delegate-1', 'voter-1']);
  });

  it('reach their quorum by For and Abstain, not by Against', () => {
    const votes = { quorum: tokens(100), supply: tokens(1_000) };
    expect(tally(proposalOf({ ...votes, for: tokens(60), abstain: tokens(40) })).quorumReached).toBe(true);
    expect(tally(proposalOf({ ...votes, for: tokens(60), against: tokens(400) })).quorumReached).toBe(false);
  });

  it('have bars that never leave their track', () => {
    const bars = tally(proposalOf({ for: tokens(900), against: tokens(10), abstain: tokens(300), quorum: tokens(40) }));
    expect(bars.for + bars.abstain).toBeLessThanOrEqual(1);
    expect(bars.quorum).toBeLessThan(1);
  });

  it('of one run share a scale: the same quorum stands at the same place, more votes make a longer bar', () => {
    const base = { quorum: tokens(400), supply: tokens(10_000) };
    const missed = proposalOf({ ...base, for: tokens(100), against: tokens(20), abstain: '0' });
    const reached = proposalOf({ ...base, for: tokens(3_000), against: tokens(500), abstain: '0' });
    const scale = voteScale([missed, reached]);
    const [one, other] = [tally(missed, scale), tally(reached, scale)];
    expect(one.quorum).toBe(other.quorum);
    expect(other.for / one.for).toBeCloseTo(30);
    for (const bars of [one, other]) expect(Math.max(bars.for + bars.abstain, bars.against)).toBeLessThanOrEqual(1);
  });

  it('say how long they still wait', () => {
    const now = 1_000_000;
    const seen = { seenTick: 1, seenTime: now };
    expect(waitsFor({ ...proposalOf({ state: 'active', voteEnd: now + 97_200 }), ...seen }, now)).toBe(
      '1 day 3 h left to vote',
    );
    expect(waitsFor({ ...proposalOf({ state: 'queued', executableAt: now + 172_800 }), ...seen }, now)).toBe(
      'Takes effect in 2 days',
    );
  });
});
