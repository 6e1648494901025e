import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { governorSettingsSchema } from '../../scenario/index.js';
import { verdictOf } from '../rules/decide.js';
import { type DecisionRule, decisionRule } from '../rules/decision-rule.js';
import type { Ballots } from './ballots.js';
import { cheapestCoalition } from './cheapest-coalition.js';
import { type RunState, VERDICTS } from './simulated-votes.js';
import { smallestCoalition } from './smallest-coalition.js';

/** A voter's tokens and vote: 0 away, 1 For, 2 Against, 3 Abstain. */
type Cast = readonly [tokens: number, vote: number];

function ballotsFrom(cast: readonly Cast[], quadratic: boolean): Ballots {
  const tokens = Float64Array.from(cast, ([amount]) => amount);
  const empty = new Float64Array(cast.length);
  const ids = Int32Array.from(cast.keys());
  return {
    count: cast.length,
    ids,
    keys: ids,
    tokens,
    weights: quadratic ? tokens.map(Math.sqrt) : tokens,
    turnoutOdds: empty,
    supportOdds: empty,
    abstainShare: empty,
    lateness: empty,
  };
}

function stateOf(rule: DecisionRule, { weights, tokens }: Ballots, votes: readonly number[]): RunState {
  const sum = (of: (row: number) => number) => votes.reduce((total, _, row) => total + of(row), 0);
  return {
    votes: Uint8Array.from(votes),
    ripeness: new Float64Array(votes.length).fill(1),
    margin: rule.offset + sum((row) => rule.margin[votes[row]!]! * weights[row]!),
    counted: sum((row) => rule.counted[votes[row]!]! * tokens[row]!),
  };
}

/** Fewest voters, or least of what each costs, by trying every new vote of everybody. */
function byBruteForce(
  rule: DecisionRule,
  ballots: Ballots,
  votes: readonly number[],
  passes: boolean,
  cost: (row: number) => number = () => 1,
): number | null {
  let best: number | null = null;
  const options = passes ? [0, 2] : [1];
  const go = (row: number, now: number[], changed: number): void => {
    if (best !== null && changed >= best) return;
    if (row === votes.length) {
      const { margin, counted } = stateOf(rule, ballots, now);
      if ((verdictOf(rule, margin, counted) === 'passes') !== passes) best = changed;
      return;
    }
    go(row + 1, now, changed);
    for (const vote of options) if (vote !== votes[row]) go(row + 1, now.with(row, vote), changed + cost(row));
  };
  go(0, [...votes], 0);
  return best;
}

const casts = fc.array(fc.tuple(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 0, max: 3 })), {
  minLength: 1,
  maxLength: 7,
});
const drafts = fc.record({
  quorum: fc.record({
    kind: fc.constant('fraction'),
    percent: fc.constantFrom(0, 20, 50, 90),
    counts: fc.constantFrom('forAbstain', 'for', 'forAgainst', 'all'),
  }),
  votingRule: fc.constantFrom({ kind: 'tokens' }, { kind: 'quadratic' }, { kind: 'optimistic', vetoPercent: 30 }),
});

describe('the cheapest coalition', () => {
  it('turns the verdict round wherever anybody can, for no less than trying everything finds, and mostly for that', () => {
    let [all, best] = [0, 0];
    fc.assert(
      fc.property(casts, drafts, (cast, draft) => {
        const settings = governorSettingsSchema.parse(draft);
        const ballots = ballotsFrom(cast, settings.votingRule.kind === 'quadratic');
        const supply = cast.reduce((sum, [tokens]) => sum + tokens, 0);
        const rule = decisionRule(settings, supply);
        const votes = cast.map(([, vote]) => vote);
        const state = stateOf(rule, ballots, votes);
        const verdict = verdictOf(rule, state.margin, state.counted);
        const passes = verdict === 'passes';
        const found = cheapestCoalition(ballots, rule, state, VERDICTS.indexOf(verdict));
        const least = byBruteForce(rule, ballots, votes, passes, (row) => cast[row]![0]);
        expect(found === null).toBe(least === null);
        if (found === null || least === null) return;
        const turned = (passes ? [0, 2] : [1]).some((target) => {
          const after = stateOf(
            rule,
            ballots,
            votes.map((vote, row) => (found.includes(row) ? target : vote)),
          );
          return (verdictOf(rule, after.margin, after.counted) === 'passes') !== passes;
        });
        expect(turned).toBe(true);
        const tokens = found.reduce((sum, row) => sum + cast[row]![0], 0);
        expect(tokens).toBeGreaterThanOrEqual(least);
        all++;
        if (tokens === least) best++;
      }),
      { numRuns: 300, seed: 11 },
    );
    expect(best / all).toBeGreaterThan(0.6);
  });
});

describe('the smallest coalition', () => {
  it('is as small as trying everything finds, and does turn the verdict round', () => {
    fc.assert(
      fc.property(casts, drafts, (cast, draft) => {
        const settings = governorSettingsSchema.parse(draft);
        const ballots = ballotsFrom(cast, settings.votingRule.kind === 'quadratic');
        const rule = decisionRule(
          settings,
          cast.reduce((sum, [tokens]) => sum + tokens, 0),
        );
        const votes = cast.map(([, vote]) => vote);
        const state = stateOf(rule, ballots, votes);
        const verdict = verdictOf(rule, state.margin, state.counted);
        const found = smallestCoalition(ballots, rule, state, VERDICTS.indexOf(verdict));
        expect(found?.length ?? null).toBe(byBruteForce(rule, ballots, votes, verdict === 'passes'));
      }),
      { numRuns: 300 },
    );
  });

  it('takes the largest first, and the quorum’s way where that is shorter', () => {
    const settings = governorSettingsSchema.parse({ quorum: { kind: 'fraction', percent: 50 } });
    const rule = decisionRule(settings, 100);
    const cast: Cast[] = [
      [26, 1],
      [25, 1],
      [5, 2],
      [20, 0],
      [24, 0],
    ];
    const ballots = ballotsFrom(cast, false);
    // 51 For, 5 Against, quorum 50: one of the large voters turning round misses the quorum.
    expect(
      smallestCoalition(
        ballots,
        rule,
        stateOf(
          rule,
          ballots,
          cast.map(([, vote]) => vote),
        ),
        0,
      ),
    ).toEqual([0]);
    const withoutQuorum = { ...rule, quorum: 0 };
    // 26 turning round makes 25 to 31.
    expect(
      smallestCoalition(
        ballots,
        withoutQuorum,
        stateOf(
          rule,
          ballots,
          cast.map(([, vote]) => vote),
        ),
        0,
      ),
    ).toEqual([0]);
  });

  it('is nobody where all together are too few', () => {
    const rule = decisionRule(governorSettingsSchema.parse({ quorum: { kind: 'absolute', tokens: '1000' } }), 2000);
    const ballots = ballotsFrom([[10, 1]], false);
    expect(smallestCoalition(ballots, rule, stateOf(rule, ballots, [1]), 2)).toBeNull();
  });
});
