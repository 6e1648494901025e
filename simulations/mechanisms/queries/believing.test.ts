import { describe, expect, it } from 'vitest';
import { only } from '../../../test/fixtures/only.js';
import type { LearningService } from '../../learning/index.js';
import { believedAccuracy, checkAnswers, gainOf } from './believing.js';

const prior = { priorAccuracy: 0.8, priorWeight: 5 };

describe('what a client believes of a table', () => {
  it.each([
    ['what it believed before, while it checked nothing', prior, [], 0.8],
    ['what it checked and that, by their weights: (0.8 × 5 + 1) / (5 + 5)', prior, [[5, 1]], 0.5],
    [
      'every answer it checked, however old: (0.8 × 5 + 1 + 15) / (5 + 5 + 15)',
      prior,
      [
        [5, 1],
        [15, 15],
      ],
      0.8,
    ],
    ['what it checked alone, where the rest weighs nothing', { priorAccuracy: 0.8, priorWeight: 0 }, [[4, 3]], 0.75],
    [
      'what it believed, where that weighs nothing and it checked nothing',
      { priorAccuracy: 0.8, priorWeight: 0 },
      [],
      0.8,
    ],
  ] as const)('is %s', (_, taste, found, accuracy) => {
    const experiences = found.map(([known, knownRight]) => ({ known, knownRight }));
    expect(believedAccuracy(taste, experiences)).toBeCloseTo(accuracy, 12);
  });
});

describe('what asking a table promises', () => {
  const rows = [1_000, 5_000, 3_000].map((worth, example) => ({ example, worth }));

  it('is what right answers are worth less what wrong ones cost, and the price of rows worth it', () => {
    // 0.8 right, half the worth lost by a wrong answer: 0.8 − 0.5 × 0.2 = 0.7 of a row's worth. At 0.14 a row those
    // worth more than 0.2 are worth it: 0.7 × (0.5 + 0.3) − 2 × 0.14 = 0.28.
    expect(gainOf(rows, 0.8, 0.14, 0.5)).toEqual({ from: 2_000, count: 2, gain: expect.closeTo(0.28, 12) });
  });

  it('is all rows where they cost nothing', () => {
    expect(gainOf(rows, 0.8, 0, 0.5)).toEqual({ from: 0, count: 3, gain: expect.closeTo(0.63, 12) });
  });

  it('is nothing where no row is worth its price, or wrong answers cost as much as right ones are worth', () => {
    expect(gainOf(rows, 0.8, 0.35, 0.5)).toBeNull();
    // a = 1/3 and c = 1/2: 1/3 − 1/2 × 2/3 = 0.
    expect(gainOf(rows, 1 / 3, 0, 0.5)).toBeNull();
    expect(gainOf(rows, 0.1, 0, 0.5)).toBeNull();
    expect(gainOf([], 1, 0, 0)).toBeNull();
  });
});

describe('checking answers', () => {
  it('counts right ones, those it could know of, and what all were worth', async () => {
    const truth = new Map([
      [3, 1],
      [4, 2],
      [5, 3],
    ]);
    const learning = only<LearningService, Partial<LearningService>>({
      truth: (examples) => Uint8Array.from(examples, (example) => truth.get(example)!),
    });
    const answers = [
      { example: 3, class: 1, worth: 4_000 },
      { example: 4, class: 9, worth: 1_000 },
      { example: 5, class: 3, worth: 2_000 },
    ];
    const order = { query: 8, table: 2, answers, known: new Set([3, 4]), costOfWrong: 0.5 };
    expect(await checkAnswers.run([order], { learning })).toEqual([
      {
        ...{ kind: 'answersChecked', query: 8, table: 2 },
        ...{ known: 2, knownRight: 1, rows: 3, right: 2 },
        // 0.4 and 0.2 coins for right ones, half of 0.1 lost by the wrong one.
        worth: 5_500,
      },
    ]);
    await expect(async () => checkAnswers.run([order], { learning: null })).rejects.toThrow('without learning');
  });
});
