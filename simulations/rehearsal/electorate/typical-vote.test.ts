import { describe, expect, it } from 'vitest';
import { governorSettingsSchema } from '../../scenario/index.js';
import type { Electorate } from './electorate.js';
import { typicalVote } from './typical-vote.js';

const address = (i: number) => `0x${i.toString(16).padStart(40, '0')}`;
const electorate = (voters: number, turnout: number, support: number): Electorate => ({
  addresses: Array.from({ length: voters }, (_, i) => address(i + 1)),
  power: Float64Array.from({ length: voters }, (_, i) => voters - i),
  turnout: new Float64Array(voters).fill(turnout),
  support: new Float64Array(voters).fill(support),
  abstain: new Float64Array(voters).fill(0),
  lateness: new Float64Array(voters).fill(0.5),
  turnoutShock: 0,
  supportShock: 0,
  supply: (voters * (voters + 1)) / 2,
  source: 'rules',
  assumptions: [],
});
const settings = governorSettingsSchema.parse({ quorum: { kind: 'fraction', percent: 4 } });
const calm = { turnoutFactor: 1, supportShift: 0, pledges: [] };

describe('a typical vote', () => {
  it('has the verdict that was asked for, and the same votes for the same seed', () => {
    const vote = typicalVote(electorate(200, 0.3, 0.5), settings, calm, 'defeated', 7);
    expect(vote.verdict).toBe('defeated');
    expect(vote.draws).toBeGreaterThan(0);
    expect(typicalVote(electorate(200, 0.3, 0.5), settings, calm, 'defeated', 7)).toEqual(vote);
  });

  it('says when no draw came to the verdict', () => {
    const vote = typicalVote(electorate(50, 1, 1), settings, calm, 'defeated', 7);
    expect(vote).toMatchObject({ draws: null, verdict: 'passes' });
    expect(vote.votes).toHaveLength(50);
  });

  it('keeps pledges: who pledged to stay away does not vote, who pledged Against votes so', () => {
    const pledges = [
      { address: address(1), vote: 'absent' as const },
      { address: address(2), vote: 'against' as const },
    ];
    const { votes } = typicalVote(electorate(20, 1, 1), settings, { ...calm, pledges }, 'passes', 1);
    expect(votes.some((vote) => vote.address === address(1))).toBe(false);
    expect(votes.find((vote) => vote.address === address(2))?.vote).toBe('against');
  });

  it('casts votes in the order of their moments, within the voting period', () => {
    const moments = typicalVote(electorate(100, 0.5, 0.9), settings, calm, 'passes', 3).votes.map(
      ({ lateness }) => lateness,
    );
    expect(moments).toEqual([...moments].sort((a, b) => a - b));
    expect(Math.min(...moments)).toBeGreaterThan(0);
    expect(Math.max(...moments)).toBeLessThan(1);
  });

  it('finds stakes For too young to have the conviction that the DAO asks for', () => {
    const conviction = (votingPeriodSeconds: number) =>
      governorSettingsSchema.parse({ votingPeriodSeconds, votingRule: { kind: 'conviction' } });
    const verdict = (seconds: number, share: number) =>
      typicalVote(electorate(200, 0.9, 1), conviction(seconds), calm, 'passes', 1, share).verdict;
    // A stake ripens in whole days: none within a voting period of one.
    expect(verdict(86_400, 0)).toBe('defeated');
    expect(verdict(30 * 86_400, 0)).toBe('passes');
    // β is 0.2: who asks for more never passes.
    expect(verdict(30 * 86_400, 0.2)).toBe('defeated');
  });

  it('weighs votes by their locks where they are locked', () => {
    const locked = (meanLockShare: number) =>
      governorSettingsSchema.parse({ votingRule: { kind: 'voteEscrow', meanLockShare } });
    const voters = electorate(20, 1, 0.5);
    const verdicts = (mean: number) =>
      Array.from({ length: 40 }, (_, seed) => typicalVote(voters, locked(mean), calm, 'passes', seed).draws);
    expect(verdicts(0.1)).not.toEqual(verdicts(1));
  });
});
