import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { governorSettingsSchema } from '../../scenario/index.js';
import { decide } from '../rules/decide.js';
import { decisionRule } from '../rules/decision-rule.js';
import { VERDICTS } from './simulated-votes.js';
import { smallestAmount } from './smallest-amount.js';

const SUPPLY = 10_000;

/** What it takes to turn a tally of tokens round under some settings. */
function amountFor(votes: { for: number; against: number; abstain: number }, draft: object) {
  const settings = governorSettingsSchema.parse(draft);
  const rule = decisionRule(settings, SUPPLY);
  const verdict = VERDICTS.indexOf(decide(votes, settings, SUPPLY));
  const sum = (of: readonly number[]) => of[1]! * votes.for + of[2]! * votes.against + of[3]! * votes.abstain;
  const voted = votes.for + votes.against + votes.abstain;
  return smallestAmount(settings, rule, SUPPLY, {
    verdict,
    margin: rule.offset + sum(rule.margin),
    counted: sum(rule.counted),
    voted,
  });
}

describe('the smallest amount', () => {
  it.each([
    { what: 'a lead of 200', votes: [500, 300, 0], draft: {}, vote: 'against', tokens: 200 },
    { what: 'a deficit of 200', votes: [300, 500, 0], draft: {}, vote: 'for', tokens: 200 },
    { what: 'a quorum that lacks 300', votes: [100, 0, 0], draft: {}, vote: 'for', tokens: 300 },
    { what: 'both, the larger one', votes: [10, 350, 0], draft: {}, vote: 'for', tokens: 390 },
    {
      what: 'a share of 80 % short by 200',
      votes: [1000, 300, 0],
      draft: { approvalPercent: 80 },
      vote: 'for',
      tokens: 200,
    },
    {
      what: 'a share of 80 % with 50 to spare',
      votes: [1000, 200, 0],
      draft: { approvalPercent: 80 },
      vote: 'against',
      tokens: 50,
    },
    {
      what: 'a veto 600 tokens off',
      votes: [0, 400, 0],
      draft: { votingRule: { kind: 'optimistic' } },
      vote: 'against',
      tokens: 600,
    },
  ] as const)('for $what is $tokens $vote', ({ votes: [yes, no, abstain], draft, vote, tokens }) => {
    const found = amountFor({ for: yes, against: no, abstain }, draft);
    expect(found?.vote).toBe(vote);
    expect(found?.tokens).toBeCloseTo(tokens, 6);
  });

  it('does not exist against a veto, among persons, or beyond the tokens there are', () => {
    expect(amountFor({ for: 0, against: 2000, abstain: 0 }, { votingRule: { kind: 'optimistic' } })).toBeNull();
    expect(amountFor({ for: 500, against: 2, abstain: 0 }, { votingRule: { kind: 'person' } })).toBeNull();
    expect(amountFor({ for: 8000, against: 0, abstain: 0 }, {})).toBeNull();
  });

  it('is the square of the votes under quadratic voting', () => {
    expect(amountFor({ for: 450, against: 400, abstain: 0 }, { votingRule: { kind: 'quadratic' } })?.tokens).toBe(2500);
  });

  it('turns the verdict round, and a thousandth less does not', () => {
    const amounts = fc.integer({ min: 0, max: 3000 });
    const drafts = fc.record({
      quorum: fc.record({
        kind: fc.constant('fraction'),
        percent: fc.constantFrom(0, 4, 30),
        counts: fc.constantFrom('forAbstain', 'for', 'forAgainst', 'all'),
      }),
    });
    fc.assert(
      fc.property(amounts, amounts, amounts, drafts, (yes, no, abstain, draft) => {
        const votes = { for: yes, against: no, abstain };
        const settings = governorSettingsSchema.parse(draft);
        const found = amountFor(votes, draft);
        fc.pre(found !== null);
        const passes = (more: number) =>
          decide({ ...votes, [found.vote]: votes[found.vote] + more }, settings, SUPPLY) === 'passes';
        expect(passes(found.tokens)).toBe(found.vote === 'for');
        if (found.tokens > 1) expect(passes(found.tokens * 0.999)).toBe(found.vote !== 'for');
      }),
    );
  });
});
