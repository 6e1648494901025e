import { readFileSync } from 'node:fs';
import { afterAll, describe, expect, it } from 'vitest';
import { commandLine } from '../fixtures/folkmoot-command.js';
import { folkmootInProcess } from '../fixtures/folkmoot-in-process.js';
import { sharedData } from '../fixtures/rehearsal/shared-data.js';

const { folkmoot, file, remove } = commandLine();
afterAll(remove);

interface Tally {
  readonly scores: readonly number[];
  readonly choices: readonly string[];
  readonly type: string;
  readonly typeFrom: string;
  readonly votes: number;
}

async function tally(...args: readonly string[]): Promise<Tally> {
  const { status, stdout, stderr } = await folkmootInProcess('tally', ...args, '--json');
  expect(stderr).toBe('');
  expect(status).toBe(0);
  return JSON.parse(stdout) as Tally;
}

const real = sharedData('snapshot');

describe.skipIf(!real.isThere)(`a recorded poll${real.skipped}`, () => {
  it.each([
    ['singleChoice', 'single-choice', 'votes'],
    ['approval', 'approval', 'scores'],
    ['quadratic', 'quadratic', 'scores'],
  ])('%s.json comes to the scores that were recorded', async (name, type, typeFrom) => {
    const recorded = JSON.parse(readFileSync(real.path(`${name}.json`), 'utf8'));
    const { scores, ...rest } = await tally(real.path(`${name}.json`));
    expect(rest).toMatchObject({ type, typeFrom, votes: recorded.votes.length });
    expect(scores).toHaveLength(recorded.scores.length);
    for (const [i, score] of scores.entries()) expect(score).toBeCloseTo(recorded.scores[i], 9);
    expect(rest.choices).toEqual(recorded.proposal.choices);
  });
});

const vote = (choice: unknown, power: number) => ({ choice, balance: power });
const poll = (type: string | undefined, ...votes: readonly object[]) => ({
  proposal: { choices: ['Ash', 'Birch', 'Cedar'], type },
  votes,
});

describe('a poll on the command line', () => {
  it.each([
    ['single-choice', [vote(1, 4), vote(2, 3), vote(1, 0.5)], [4.5, 3, 0]],
    ['basic', [vote(1, 4), vote(3, 1)], [4, 0, 1]],
    ['approval', [vote([1, 3], 2), vote([3], 5)], [2, 0, 7]],
    ['weighted', [vote({ 1: 3, 2: 1 }, 8), vote({ 3: 1 }, 2)], [6, 2, 2]],
    // Raw scores (√4 + √1)² = 9 and (√4)² = 4, scaled to the 9 votes there are.
    ['quadratic', [vote({ 1: 1, 2: 1 }, 8), vote({ 1: 1 }, 1)], [(9 * 9) / 13, (4 * 9) / 13, 0]],
    // Cedar goes out first, and its two votes pass to Birch.
    ['ranked-choice', [vote([1, 2, 3], 4), vote([2, 3, 1], 3), vote([3, 2, 1], 2)], [4, 5, 0]],
    // Birch beats both others, Cedar beats Ash: 2, 1 and 0 points, and a quarter of 12, 7 and 8 of 18 for the ties.
    [
      'copeland',
      [vote([1, 2, 3], 4), vote([2, 3, 1], 3), vote([3, 2, 1], 2)],
      [8 / 72, 2 + 12 / 72, 1 + 7 / 72].map((points) => (9 * points) / 3.375),
    ],
  ])('of the type %s is counted as its type says', async (type, votes, expected) => {
    const { scores, ...rest } = await tally(file(`${type}.json`, poll(type, ...votes)));
    expect(rest).toMatchObject({ type, typeFrom: 'stated', votes: votes.length });
    for (const [i, score] of scores.entries()) expect(score).toBeCloseTo(expected[i]!, 9);
  });

  it('is told apart by --type where the file does not say it', async () => {
    const path = file('unsaid.json', poll(undefined, vote([2, 1], 3), vote([1, 2], 1), vote([1, 2, 3], 1)));
    expect(await tally(path)).toMatchObject({ type: 'approval', typeFrom: 'votes', scores: [5, 5, 1] });
    const ranked = ['--type', 'ranked-choice'];
    expect(await tally(path, ...ranked)).toMatchObject({ typeFrom: 'stated', scores: [1, 0, 0] });
    expect(await tally(path, ...ranked, '--rule', 'partial-rankings')).toMatchObject({ scores: [2, 3, 0] });
  });

  it('is told for people line by line', async () => {
    const { stdout } = await folkmoot('tally', file('told.json', poll('basic', vote(1, 4), vote(2, 2))));
    expect(stdout).toBe('basic: 2 votes\n  Ash    4\n  Birch  2\n  Cedar  0\n');
  });

  it.each([
    ['a vote for no option', poll('basic', vote(4, 1)), /votes\[0\]: 4 is no option from 1 to 3/],
    ['votes of another kind', poll('basic', vote([1], 1), vote([2], 1)), /\[1\] is no choice of a basic poll/],
    ['a negative power', poll('basic', vote(1, -1)), /its voting power is no number, or negative/],
    ['an option twice', poll('ranked-choice', vote([1, 1], 1)), /names an option twice/],
    ['an unknown type', poll('lottery', vote(1, 1)), /lottery/],
    ['no choices', { votes: [vote(1, 1)] }, /has no choices/],
    ['no JSON', 'Ash: 4', /poll\.json/],
  ])('with %s is not counted', async (_, document, message) => {
    const { status, stdout, stderr } = await folkmootInProcess('tally', file('poll.json', document), '--json');
    expect(stderr).toMatch(message);
    expect(status).toBe(2);
    expect(stdout).toBe('');
  });

  it('that is not there is named', async () => {
    const { status, stderr } = await folkmoot('tally', 'nowhere.json');
    expect(stderr).toMatch(/nowhere\.json/);
    expect(status).toBe(2);
  });
});
