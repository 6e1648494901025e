import { describe, expect, it } from 'vitest';
import type { PollTally } from '../../../simulations/api/contract/index.js';
import { differentRules, pollTable, typeWords } from './poll-words.js';

const tally = (rule: PollTally['rule'], scores: readonly number[]): PollTally => ({
  type: 'ranked-choice',
  typeFrom: 'stated',
  rule,
  choices: ['a', 'b'],
  scores,
  votes: 2,
  total: 9,
  leftOut: [],
  recorded: null,
  notes: [],
});

describe('a poll’s counts', () => {
  it('say whether the type was stated or found', () => {
    expect(typeWords({ type: 'approval', typeFrom: 'stated' })).toBe('approval (stated)');
    expect(typeWords({ type: 'weighted', typeFrom: 'votes' })).toMatch(/found: by the shape/);
  });

  it('name the older rules that come to something else, and no others', () => {
    const tallies = [
      tally('snapshot-2026-07', [5, 4]),
      tally('snapshot-2025-03', [5.000000001, 4]),
      tally('partial-rankings', [5, 10]),
    ];
    expect(differentRules({ tallies, recorded: null }).map(({ rule }) => rule)).toEqual(['partial-rankings']);
  });

  it('are a table of every rule and what is recorded', () => {
    const counts = { tallies: [tally('snapshot-2026-07', [5, 4])], recorded: [5, 3] };
    expect(pollTable(counts)).toEqual({
      columns: ['choice', 'score, snapshot-2026-07 (voting power)', 'recorded (voting power)'],
      rows: [
        ['a', 5, 5],
        ['b', 4, 3],
      ],
    });
  });
});
