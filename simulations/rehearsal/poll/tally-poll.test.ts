import { existsSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PollRule, PollType } from './poll.js';
import { readPoll } from './read-poll.js';
import { tallyPoll } from './tally-poll.js';

interface Vote {
  readonly choice: unknown;
  readonly balance: number;
}

const tally = (type: PollType | undefined, options: number, votes: readonly Vote[], rule?: PollRule) => {
  const choices = Array.from({ length: options }, (_, i) => `Option ${i + 1}`);
  return tallyPoll(readPoll({ name: 'poll.json', text: JSON.stringify({ proposal: { choices, type }, votes }) }), rule);
};
const voters = (count: number, choice: unknown, balance = 1): Vote[] =>
  Array.from({ length: count }, () => ({ choice, balance }));
const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);

const folder = '../shared/data/snapshot';
const present = existsSync(folder);
const title = (text: string) => (present ? text : `${text} (skipped: ../shared/data/snapshot is absent)`);

describe('the tally of a poll', () => {
  // What was recorded is not part of the project; the title says so where it is absent.
  it.skipIf(!present).each([
    ['singleChoice', 'single-choice', 'votes', 759],
    ['approval', 'approval', 'scores', 406],
    ['quadratic', 'quadratic', 'scores', 394],
  ])(title('equals what was recorded of %s'), (file, type, typeFrom, total) => {
    const text = readFileSync(`${folder}/${file}.json`, 'utf8');
    const recorded: { scores: number[] } = JSON.parse(text);
    const counted = tallyPoll(readPoll({ name: file, text }));
    expect(counted).toMatchObject({ type, typeFrom, total, leftOut: [], recorded: null });
    for (const [i, score] of recorded.scores.entries()) expect(counted.scores[i]).toBeCloseTo(score, 10);
  });

  it('of two voters with one credit each: an option both chose has four times the raw score of one', () => {
    const votes = [
      { choice: { 1: 1 }, balance: 1 },
      { choice: { 1: 1 }, balance: 1 },
      { choice: { 2: 5 }, balance: 1 },
    ];
    // Raw 4 and 1, scaled to the power of 3.
    expect(tally('quadratic', 2, votes).scores).toEqual([3 * (4 / 5), 3 * (1 / 5)]);
    expect(tally('weighted', 2, votes).scores).toEqual([2, 1]);
  });

  it('of a ranked poll passes votes on until one has more than half', () => {
    // The vote for Tennessee's capital: Memphis, Nashville, Chattanooga, Knoxville.
    const votes = [
      ...voters(42, [1, 2, 3, 4]),
      ...voters(26, [2, 3, 4, 1]),
      ...voters(15, [3, 4, 2, 1]),
      ...voters(17, [4, 3, 2, 1]),
    ];
    expect(tally('ranked-choice', 4, votes).scores).toEqual([42, 0, 0, 58]);
    // Nashville beats every other one: 3 points; Chattanooga 2, Knoxville 1, Memphis 0, of 6, of 100 votes.
    const before = tally('copeland', 4, votes, 'snapshot-2025-03').scores;
    expect(before).toEqual([0, 50, (2 / 6) * 100, (1 / 6) * 100]);
  });

  it('of a ranked poll leaves out votes with nothing left to count for', () => {
    const votes = [...voters(4, [1]), ...voters(3, [2]), ...voters(2, [3])];
    expect(tally('ranked-choice', 4, votes, 'partial-rankings').scores).toEqual([4, 3, 0, 0]);
  });

  it('gives half a point each where two options tie', () => {
    expect(tally('copeland', 2, [...voters(1, [1, 2]), ...voters(1, [2, 1])]).scores).toEqual([1, 1]);
  });

  it('of no votes is zero everywhere', () => {
    for (const type of ['single-choice', 'approval', 'quadratic', 'weighted', 'ranked-choice', 'copeland'] as const) {
      expect(tally(type, 3, []).scores).toEqual([0, 0, 0]);
    }
  });

  it.each(['rankedChoice', 'ranked_choice', 'Ranked-Choice'])('takes %s for ranked-choice', (type) => {
    const text = JSON.stringify({ type, choices: ['a', 'b'], votes: [{ choice: [2, 1], vp: 1 }] });
    expect(readPoll({ name: 'x', text })).toMatchObject({ statedType: 'ranked-choice' });
  });

  it.each([
    [{ choice: 3, balance: 1 }, 'single-choice', /3 is no option from 1 to 2/],
    [{ choice: 1.5, balance: 1 }, 'single-choice', /no option from 1 to 2/],
    [{ choice: [1, 1], balance: 1 }, 'approval', /twice/],
    [{ choice: 1, balance: -1 }, 'single-choice', /no number, or negative/],
    [{ choice: 1 }, 'single-choice', /no number, or negative/],
    [{ choice: { 1: 0 }, balance: 1 }, 'weighted', /no option a weight/],
    [{ choice: { 3: 1 }, balance: 1 }, 'quadratic', /no option from 1 to 2/],
    [{ choice: [1], balance: 1 }, 'single-choice', /no choice of a single-choice poll/],
    [{ choice: '1', balance: 1 }, 'single-choice', /"1" is no choice/],
    [{ choice: [2], balance: 1 }, 'ranked-choice', /ranks 1 of 2/],
    [{ choice: `0x${'a7'.repeat(40)}`, balance: 1 }, 'approval', /encrypted/],
    ['a word', 'single-choice', /no number, or negative/],
  ] as const)('reports the vote %j of a %s poll, and counts the others', (vote, type, reason) => {
    const good = {
      'single-choice': 1,
      approval: [1],
      weighted: { 1: 1 },
      quadratic: { 1: 1 },
      'ranked-choice': [1, 2],
    };
    const text = JSON.stringify({ choices: ['a', 'b'], type, votes: [{ choice: good[type], balance: 7 }, vote] });
    const { scores, votes, leftOut, notes } = tallyPoll(readPoll({ name: 'x', text }));
    expect([scores, votes]).toEqual([[7, 0], 1]);
    expect(leftOut).toEqual([expect.objectContaining({ index: 1, reason: expect.stringMatching(reason) })]);
    expect(notes.join()).toMatch(/1 of 2 votes/);
  });

  it('is refused where no vote counts, saying why the first does not', () => {
    expect(() => tally('basic', 2, [{ choice: [1], balance: 1 }])).toThrow(
      expect.objectContaining({ code: 'poll-vote', field: 'votes[0]', exitCode: 2 }),
    );
  });

  it.each([
    ['{', 'poll-unreadable', undefined],
    ['{"choices": ["a"]}', 'poll-unreadable', 'votes'],
    ['{"votes": []}', 'poll-unreadable', 'proposal.choices'],
    ['{"votes": [], "choices": ["a"], "type": "borda"}', 'poll-type', 'proposal.type'],
  ])('refuses the file %s', (text, code, field) => {
    expect(() => readPoll({ name: 'x', text })).toThrow(expect.objectContaining({ code, field }));
  });
});

const OPTIONS = 4;
const power = fc.integer({ min: 0, max: 1000 });
const option = fc.integer({ min: 1, max: OPTIONS });
const ranking = fc.shuffledSubarray([1, 2, 3, 4], { minLength: 4 });
const approved = fc.shuffledSubarray([1, 2, 3, 4], { minLength: 1 });
const weights = fc
  .uniqueArray(fc.tuple(option, fc.integer({ min: 1, max: 20 })), { minLength: 1, selector: ([key]) => key })
  .map((pairs) => Object.fromEntries(pairs));
const choiceOf: Readonly<Record<PollType, fc.Arbitrary<unknown>>> = {
  'single-choice': option,
  basic: option,
  approval: approved,
  'ranked-choice': ranking,
  copeland: ranking,
  weighted: weights,
  quadratic: weights,
};
const poll = fc
  .constantFrom<PollType>('single-choice', 'basic', 'approval', 'ranked-choice', 'copeland', 'weighted', 'quadratic')
  .chain((type) =>
    fc.record({
      type: fc.constant(type),
      votes: fc.array(fc.record({ choice: choiceOf[type], balance: power }), { minLength: 1, maxLength: 25 }),
    }),
  );
const near = (a: readonly number[], b: readonly number[]) => {
  for (const [i, value] of a.entries()) expect(b[i]!).toBeCloseTo(value, 6);
};

describe('any tally', () => {
  it('does not depend on the order of the votes', () => {
    fc.assert(
      fc.property(poll, ({ type, votes }) => {
        near(tally(type, OPTIONS, votes).scores, tally(type, OPTIONS, [...votes].reverse()).scores);
      }),
    );
  });

  it('grows with the power of all votes in proportion', () => {
    fc.assert(
      fc.property(poll, fc.integer({ min: 2, max: 50 }), ({ type, votes }, factor) => {
        const larger = votes.map(({ choice, balance }) => ({ choice, balance: balance * factor }));
        const scores = tally(type, OPTIONS, votes).scores;
        near(
          scores.map((score) => score * factor),
          tally(type, OPTIONS, larger).scores,
        );
      }),
    );
  });

  it('hands out all of the power, but for approvals', () => {
    fc.assert(
      fc.property(poll, ({ type, votes }) => {
        const { scores, total } = tally(type, OPTIONS, votes);
        if (type === 'approval') expect(sum(scores)).toBeGreaterThanOrEqual(total);
        else expect(sum(scores)).toBeCloseTo(total, 6);
        expect(scores.every((score) => score >= 0)).toBe(true);
      }),
    );
  });

  it('by instant runoff elects whoever is first on more than half of the votes', () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ choice: ranking, balance: power }), { maxLength: 20 }),
        option,
        (votes, winner) => {
          const others = [1, 2, 3, 4].filter((each) => each !== winner);
          const majority = { choice: [winner, ...others], balance: sum(votes.map(({ balance }) => balance)) + 1 };
          const { scores } = tally('ranked-choice', OPTIONS, [...votes, majority]);
          expect(scores[winner - 1]).toBe(Math.max(...scores));
        },
      ),
    );
  });
});
