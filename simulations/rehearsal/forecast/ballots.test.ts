import { describe, expect, it } from 'vitest';
import { governorSettingsSchema } from '../../scenario/index.js';
import type { Electorate } from '../electorate/electorate.js';
import { ballotsOf } from './ballots.js';
import { forecastVote } from './forecast-vote.js';

const electorate: Electorate = {
  addresses: ['0xa', '0xb', '0xc', '0xd and 99 more'],
  power: Float64Array.of(900, 100, 0, 400),
  members: Uint32Array.of(1, 1, 1, 100),
  turnout: Float64Array.of(0.5, 1, 1, 0),
  support: Float64Array.of(0.8, 1, 0, 0.5),
  abstain: Float64Array.of(0.1, 0, 0, 0),
  lateness: Float64Array.of(0, 0, 0.5, 0.5),
  turnoutShock: 0,
  supportShock: 0,
  supply: 1400,
  source: 'rules',
  assumptions: [],
};
const rules = (votingRule: object) =>
  governorSettingsSchema.parse({ votingRule, quorum: { kind: 'fraction', percent: 0 } });

describe('ballots', () => {
  it('leave out who has no power, and keep everybody else’s place', () => {
    const { count, ids, tokens, turnoutOdds, supportOdds, abstainShare } = ballotsOf(
      electorate,
      rules({ kind: 'tokens' }),
      1,
    );
    expect(count).toBe(3);
    expect([...ids]).toEqual([0, 1, 3]);
    expect([...tokens]).toEqual([900, 100, 400]);
    expect([...turnoutOdds]).toEqual([1, Number.POSITIVE_INFINITY, 0]);
    expect(supportOdds[0]).toBeCloseTo(4, 12);
    expect(abstainShare[0]).toBeCloseTo(0.5, 12);
  });

  it.each([
    { rule: { kind: 'tokens' }, weights: [900, 100, 400] },
    { rule: { kind: 'quadratic' }, weights: [30, 10, 200] },
    { rule: { kind: 'person' }, weights: [1, 1, 100] },
  ])('weigh $weights by the rule $rule.kind, holders taken together one by one', ({ rule, weights }) => {
    expect([...ballotsOf(electorate, rules(rule), 1).weights]).toEqual(weights);
  });

  it('weigh less than their tokens under vote-escrow, the same for the same seed', () => {
    const weigh = (seed: number) => ballotsOf(electorate, rules({ kind: 'voteEscrow' }), seed).weights;
    expect(weigh(1)).toEqual(weigh(1));
    expect(weigh(1)).not.toEqual(weigh(2));
    for (const [row, weight] of weigh(1).entries()) expect(weight).toBeLessThan([900, 100, 400][row]!);
  });

  it('follow a pledge, whatever the voter was likely to do', () => {
    const pledges = [
      { address: '0xA', vote: 'absent' },
      { address: '0xb', vote: 'abstain' },
      { address: '0xunknown', vote: 'for' },
    ] as const;
    const { turnoutOdds, supportOdds, abstainShare } = ballotsOf(electorate, rules({ kind: 'tokens' }), 1, pledges);
    expect([...turnoutOdds].slice(0, 2)).toEqual([0, Number.POSITIVE_INFINITY]);
    expect([supportOdds[1], abstainShare[1]]).toEqual([0, 1]);
  });
});

describe('a vote by conviction', () => {
  // 100 tokens For from about the start: 1 − 0.9⁷ ripe at most, 52. The threshold of 1,400 tokens is 70.
  const pass = (votingRule: object, requestedShare = 0) =>
    forecastVote(
      { ...electorate, turnout: Float64Array.of(0, 1, 0, 0) },
      rules({ kind: 'conviction', ...votingRule }),
      {
        runs: 200,
        seed: 1,
        requestedShare,
      },
    ).passes.probability;

  it('fails while stakes are not ripe enough, and passes with quicker conviction', () => {
    expect(pass({})).toBe(0);
    expect(pass({ decay: 0.5 })).toBeGreaterThan(0.9);
    expect(pass({ weight: 0.001 })).toBeGreaterThan(0.5);
  });

  it('asks for more when more of the funds are asked for', () => {
    expect(pass({ decay: 0.5 }, 0.1)).toBe(0);
    expect(pass({ decay: 0.5, weight: 0 }, 0.5)).toBe(0);
  });
});
