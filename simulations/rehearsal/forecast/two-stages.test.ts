import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { smallDao } from '../../../test/fixtures/rehearsal/small-dao.js';
import type { DaoDraft } from '../../scenario/index.js';
import type { Electorate } from '../electorate/electorate.js';
import { forecastFor } from './forecast-for.js';
import { forecastVote } from './forecast-vote.js';
import { forecastStages } from './two-stages.js';

type Voter = readonly [power: number, turnout: number, support: number];

function electorateOf(voters: readonly Voter[], shock = 0): Electorate {
  const column = (i: 0 | 1 | 2) => Float64Array.from(voters, (voter) => voter[i]);
  return {
    addresses: voters.map((_, i) => `0x${i.toString(16).padStart(40, '0')}`),
    power: column(0),
    turnout: column(1),
    support: column(2),
    abstain: new Float64Array(voters.length),
    lateness: new Float64Array(voters.length).fill(0.5),
    turnoutShock: shock,
    supportShock: shock,
    supply: voters.reduce((sum, [power]) => sum + power, 0),
    source: 'rules',
    assumptions: [],
  };
}
const free = { quorum: { kind: 'fraction', percent: 0 } } as const;
const daoWith = (poll: DaoDraft['poll'], governor: DaoDraft['governor'] = free) => smallDao(governor, { poll });
const stages = (poll: DaoDraft['poll'], voters: readonly Voter[], shock = 0, runs = 20_000) =>
  forecastStages(daoWith(poll), electorateOf(voters, shock), { runs, seed: 4 })!;

describe('a poll and the vote after it', () => {
  it('are those of the same voter, who votes alike in both and comes to each as it likes', () => {
    const { poll, governorAfterPoll, both } = stages({}, [[100, 0.6, 0.5]]);
    // Within four standard errors of 20,000 runs, or of those 6,000 whose poll passes.
    expect(Math.abs(poll.probability - 0.3)).toBeLessThan(0.013);
    expect(Math.abs(both.probability - 0.18)).toBeLessThan(0.011);
    // Of a poll that passed the voter is known to be For, and nothing of whether it comes again.
    expect(Math.abs(governorAfterPoll!.probability - 0.6)).toBeLessThan(0.026);
  });

  it('tell of each other where voters share what they like', () => {
    const voters = Array.from({ length: 80 }, (): Voter => [1, 0.4, 0.5]);
    const dao = daoWith({});
    const alone = forecastVote(electorateOf(voters, 1), dao.governor, { runs: 4000, seed: 4 }).passes.probability;
    const { governorAfterPoll, poll } = stages({}, voters, 1, 4000);
    expect(poll.probability).toBeCloseTo(alone, 0.8);
    expect(governorAfterPoll!.probability).toBeGreaterThan(alone + 0.2);
  });

  it('are both needed, whatever the voters and the rules', () => {
    const voter = fc.tuple(
      fc.integer({ min: 1, max: 100 }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.double({ min: 0, max: 1, noNaN: true }),
    );
    const percent = fc.integer({ min: 0, max: 60 });
    fc.assert(
      fc.property(fc.array(voter, { minLength: 1, maxLength: 12 }), percent, percent, (voters, quorum, turnout) => {
        const dao = daoWith({ quorumTokens: String(quorum), turnoutPercent: turnout });
        const electorate = electorateOf(voters, 0.7);
        const { passes, stages: told } = forecastFor(dao, electorate, { runs: 300, seed: 1 });
        expect(told!.both.probability).toBeLessThanOrEqual(Math.min(told!.poll.probability, passes.probability));
        const after = told!.governorAfterPoll;
        if (after === null) expect(told!.poll.probability).toBe(0);
        else expect(after.probability * told!.poll.probability).toBeCloseTo(told!.both.probability, 9);
        expect(told!.pollQuorumReached).toBeGreaterThanOrEqual(told!.poll.probability);
      }),
      { numRuns: 40 },
    );
  });

  it.each([
    [50, 1],
    [59, 1],
    [60, 0],
    [66.7, 0],
  ])('need more than %d %% For where the poll asks for it', (approvalPercent, probability) => {
    const certain: readonly Voter[] = [
      [60, 1, 1],
      [40, 1, 0],
    ];
    const { poll, governorAfterPoll, sentence } = stages({ approvalPercent }, certain, 0, 50);
    expect(poll.probability).toBe(probability);
    expect(governorAfterPoll === null).toBe(probability === 0);
    expect(sentence).toMatch(probability === 0 ? /no simulated poll passes it/ : /First comes a poll/);
  });

  it('have as many at the poll as usually come to one', () => {
    const voters = Array.from({ length: 400 }, (): Voter => [1, 0.05, 1]);
    const reached = (turnoutPercent: number | null) =>
      stages({ turnoutPercent, quorumTokens: '120' }, voters, 0, 500).pollQuorumReached;
    expect(reached(null)).toBe(0);
    expect(reached(30)).toBeGreaterThan(0.3);
    expect(reached(30)).toBeLessThan(0.7);
    expect(reached(45)).toBe(1);
  });

  it('count abstentions towards a poll’s quorum, as Snapshot does', () => {
    const abstaining = {
      ...electorateOf([
        [60, 1, 1],
        [40, 1, 0],
      ]),
      abstain: Float64Array.of(0, 1),
    };
    const reached = (poll: DaoDraft['poll']) =>
      forecastStages(daoWith(poll), abstaining, { runs: 10, seed: 1 })!.pollQuorumReached;
    expect(reached({ quorumTokens: '100' })).toBe(1);
    expect(reached({ quorumTokens: '100', quorumCounts: 'forAgainst' })).toBe(0);
    expect(reached({ quorumTokens: '100.5' })).toBe(0);
  });

  it('take all their time', () => {
    const hour = 3600;
    const dao = daoWith(
      { votingPeriodSeconds: 72 * hour, waitSeconds: 24 * hour },
      { ...free, votingDelaySeconds: 2 * hour, votingPeriodSeconds: 48 * hour, timelockDelaySeconds: 6 * hour },
    );
    expect(forecastStages(dao, electorateOf([[1, 1, 1]]), { runs: 10, seed: 1 })!.seconds).toBe(152 * hour);
  });

  it('are not told of where there is no poll, and the forecast is as it was', () => {
    const dao = daoWith(undefined);
    const electorate = electorateOf([[100, 0.6, 0.5]]);
    const options = { runs: 100, seed: 4 };
    const timeless = { milliseconds: 0 };
    expect({ ...forecastFor(dao, electorate, options), ...timeless }).toEqual({
      ...forecastVote(electorate, dao.governor, options),
      ...timeless,
      verdictPrice: expect.objectContaining({ routes: expect.any(Array) }),
    });
  });
});
