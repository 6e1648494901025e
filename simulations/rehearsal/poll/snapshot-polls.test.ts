import { describe, expect, it } from 'vitest';
import { count, near, poll, three, voter } from '../../../test/fixtures/rehearsal/snapshot-poll.js';

describe('rankings that leave options out', () => {
  const partial = poll('ranked-choice', three, [[1, 2, 3], 10], [[3, 1, 2], 4], [[2], 12], [[3, 2], 3]);

  it('are dropped from instant runoff as Snapshot drops them, and stay in its total', () => {
    const { scores, total, votes, leftOut } = count(partial);
    expect([scores, total, votes, leftOut.length]).toEqual([[10, 0, 4], 29, 2, 2]);
  });

  it('count by the rule that counts them: another winner', () => {
    expect(count(partial, undefined, 'partial-rankings').scores).toEqual([14, 15, 0]);
  });

  it('are dropped from Copeland since July 2026, from its total too', () => {
    const votes = poll('copeland', three, [[1, 2, 3], 3], [[2], 100]);
    expect(count(votes)).toMatchObject({ total: 3, votes: 1 });
    expect(count(votes, undefined, 'snapshot-2025-03')).toMatchObject({ total: 103, votes: 2 });
  });

  it('are named where nothing else tells who wins', () => {
    expect(count(partial).notes).toEqual([
      '2 of 4 votes are not valid and were left out, as Snapshot leaves them out.',
    ]);
  });
});

describe("Copeland's method as Snapshot counts it", () => {
  const cycle = [
    [[1, 2, 3], 6],
    [[2, 3, 1], 4],
    [[3, 1, 2], 3],
  ] as const;

  it('breaks the ties of a cycle by average support', () => {
    near(count(poll('copeland', three, ...cycle)).scores, [4.407, 4.37, 4.222], 3);
    near(count(poll('copeland', three, ...cycle), undefined, 'snapshot-2025-03').scores, [13 / 3, 13 / 3, 13 / 3]);
  });

  it.each([
    // Points of two a win, as its code has them, and half the share of support over the pairs.
    ['a clear order', [[[1, 2, 3], 2]], [4.5, 2.25, 0], 2],
    [
      'two that tie',
      [
        [[1, 2, 3], 1],
        [[2, 1, 3], 1],
      ],
      [3.375, 3.375, 0],
      2,
    ],
    [
      'a reversed minority',
      [
        [[1, 2, 3], 3],
        [[3, 2, 1], 1],
      ],
      [4.375, 2.25, 0.125],
      4,
    ],
    [
      'all equal',
      [
        [[1, 2, 3], 1],
        [[3, 2, 1], 1],
      ],
      [2.25, 2.25, 2.25],
      2,
    ],
    [
      'a loser of every pair with some support',
      [
        [[1, 2, 3], 2],
        [[2, 3, 1], 1],
      ],
      [4 + 1 / 3, 2 + 1 / 3, 1 / 12],
      3,
    ],
  ] as const)('gives the options of %s their points', (_, votes, points, total) => {
    const sum = points.reduce((a, b) => a + b, 0);
    near(
      count(poll('copeland', three, ...votes)).scores,
      points.map((each) => (total * each) / sum),
    );
  });
});

describe('instant runoff as Snapshot counts it', () => {
  it('does not throw out an option before anybody has it first', () => {
    // Dee is nobody's first. Cho goes out, not Dee, and Cho's two votes come to Dee; of two equals the first goes.
    const votes = [
      [[1, 4, 2, 3], 5],
      [[2, 4, 1, 3], 4],
      [[3, 4, 2, 1], 3],
    ] as const;
    expect(count(poll('ranked-choice', [...three, 'Dee'], ...votes)).scores).toEqual([5, 7, 0, 0]);
    const close = [
      [[1, 4, 2, 3], 4],
      [[2, 4, 1, 3], 2],
      [[3, 4, 2, 1], 3],
    ] as const;
    // Ben goes out, Dee has 2 and goes out next: Ben's votes come to Ada.
    expect(count(poll('ranked-choice', [...three, 'Dee'], ...close)).scores).toEqual([6, 0, 3, 0]);
  });
});

describe('a voter who votes again', () => {
  const changed = (votes: readonly object[]) => ({
    proposal: { type: 'single-choice', choices: ['For', 'Against'] },
    votes,
  });
  const a = '0x00000000000000000000000000000000000000a1';

  it.each([
    [
      'in other letters',
      [
        { voter: a, vp: 100, choice: 2, created: 1 },
        { voter: a.toUpperCase().replace('X', 'x'), vp: 100, choice: 1, created: 9 },
      ],
      [100, 0],
    ],
    [
      'and stands first in the file',
      [
        { voter: a, vp: 100, choice: 1, created: 9 },
        { voter: a, vp: 100, choice: 2, created: 1 },
      ],
      [100, 0],
    ],
    [
      'without times',
      [
        { voter: a, vp: 5, choice: 2 },
        { voter: a, vp: 7, choice: 1 },
      ],
      [7, 0],
    ],
    [
      'at times in words',
      [
        { voter: a, vp: 100, choice: 1, created: '2026-05-02T00:00:00.000Z' },
        { voter: a, vp: 100, choice: 2, created: '2026-05-01T23:59:59Z' },
      ],
      [100, 0],
    ],
    ['three times', [1, 2, 1].map((choice, created) => ({ voter: a, vp: 3, choice, created })), [3, 0]],
    [
      'in a field named address',
      [
        { address: a, balance: 5, choice: 2 },
        { address: a, balance: 7, choice: 1 },
      ],
      [7, 0],
    ],
  ])('%s counts once, by the last vote', (_, votes, scores) => {
    const tally = count(changed([...votes, { voter: voter(9), vp: 60, choice: 2, created: 2 }]));
    expect(tally.scores).toEqual([scores[0], scores[1]! + 60]);
    expect(tally.notes[0]).toBe(`${a} voted more than once: the last vote counts.`);
    const isTimed = votes.every((vote) => 'created' in vote);
    expect(tally.notes.slice(1)).toEqual(isTimed ? [] : [expect.stringMatching(/does not tell when they voted/)]);
  });

  it('is not taken for another where the file names no voters', () => {
    expect(
      count(
        changed([
          { vp: 1, choice: 1 },
          { vp: 1, choice: 1 },
        ]),
      ).scores,
    ).toEqual([2, 0]);
  });
});
