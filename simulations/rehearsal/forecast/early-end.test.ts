import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { governorSettingsSchema } from '../../scenario/index.js';
import type { Electorate } from '../electorate/electorate.js';
import { decisionRule } from '../rules/decision-rule.js';
import { ballotsOf } from './ballots.js';
import { momentOfEnd } from './early-end.js';
import { forecastVote } from './forecast-vote.js';

type Voter = readonly [power: number, vote: 'absent' | 'for' | 'against' | 'abstain', moment: number];
const VOTES = ['absent', 'for', 'against', 'abstain'];

function electorateOf(voters: readonly Voter[]): Electorate {
  const column = (value: (voter: Voter) => number) => Float64Array.from(voters, value);
  return {
    addresses: voters.map((_, i) => `0x${i}`),
    power: column(([power]) => power),
    turnout: column(([, vote]) => (vote === 'absent' ? 0 : 1)),
    support: column(([, vote]) => (vote === 'for' ? 1 : 0)),
    abstain: column(([, vote]) => (vote === 'abstain' ? 1 : 0)),
    lateness: column(([, , moment]) => moment),
    turnoutShock: 0,
    supportShock: 0,
    supply: voters.reduce((sum, [power]) => sum + power, 0),
    source: 'rules',
    assumptions: [],
  };
}
const settings = (more: object) => governorSettingsSchema.parse({ quorum: { kind: 'fraction', percent: 0 }, ...more });
const endOf = (voters: readonly Voter[], more: object) => {
  const electorate = electorateOf(voters);
  const rules = settings(more);
  return momentOfEnd(
    ballotsOf(electorate, rules, 1),
    decisionRule(rules, electorate.supply),
    Uint8Array.from(voters, ([, vote]) => VOTES.indexOf(vote)),
    (row) => voters[row]![2],
  );
};

describe('a vote with a super quorum', () => {
  const early: Voter = [60, 'for', 0.1];
  const late: Voter = [70, 'against', 0.9];

  it.each<[string, readonly Voter[], object, number | null]>([
    ['ends with the vote that reaches it', [early, late], { superQuorumTokens: '51' }, 0.1],
    ['goes on where there is none', [early, late], {}, null],
    ['goes on while it is not reached', [early, late], { superQuorumTokens: '61' }, null],
    ['goes on while For does not lead', [[70, 'against', 0.05], early], { superQuorumTokens: '51' }, null],
    ['ends when For comes to lead', [[70, 'against', 0.05], early, [11, 'for', 0.6]], { superQuorumTokens: '51' }, 0.6],
    ['adds up votes', [[30, 'for', 0.2], [30, 'for', 0.4], late], { superQuorumTokens: '51' }, 0.4],
    ['does not count abstentions', [[60, 'abstain', 0.1], late], { superQuorumTokens: '51' }, null],
    [
      'waits for the quorum',
      [early, [40, 'abstain', 0.7]],
      { superQuorumTokens: '51', quorum: { kind: 'absolute', tokens: '90' } },
      0.7,
    ],
    [
      'waits for a share of For',
      [[20, 'against', 0.05], early, [30, 'for', 0.5]],
      { superQuorumTokens: '51', approvalPercent: 80 },
      0.5,
    ],
  ])('%s', (_, voters, rules, end) => {
    expect(endOf(voters, rules)).toBe(end);
  });

  it('passes what later votes would have turned', () => {
    const pass = (more: object) =>
      forecastVote(
        electorateOf([
          [60, 'for', 0.05],
          [70, 'against', 0.95],
        ]),
        settings(more),
        { runs: 400, seed: 1 },
      );
    expect(pass({}).passes.probability).toBe(0);
    const ended = pass({ superQuorumTokens: '51' });
    expect(ended.passes.probability).toBeGreaterThan(0.95);
    // Who comes too late has not voted.
    expect(ended.againstVotes.median).toBe(0);
    expect(ended.turnout.median).toBeCloseTo(60 / 130, 9);
    expect(ended.assumptions.join(' ')).toMatch(/51 votes For that lead end a vote early/);
  });

  it('never passes less often than without one', () => {
    const voter: fc.Arbitrary<Voter> = fc.tuple(
      fc.integer({ min: 1, max: 100 }),
      fc.constantFrom('absent', 'for', 'against', 'abstain'),
      fc.double({ min: 0, max: 1, noNaN: true }),
    );
    fc.assert(
      fc.property(
        fc.array(voter, { minLength: 1, maxLength: 12 }),
        fc.integer({ min: 1, max: 300 }),
        (voters, tokens) => {
          const chance = (more: object) =>
            forecastVote(electorateOf(voters), settings(more), { runs: 60, seed: 1 }).passes.probability;
          expect(chance({ superQuorumTokens: String(tokens) })).toBeGreaterThanOrEqual(chance({}));
        },
      ),
      { numRuns: 60 },
    );
  });
});
