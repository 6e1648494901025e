import { describe, expect, it } from 'vitest';
import { randomStream } from '../../random/index.js';
import type { Contribution } from '../../scenario/index.js';
import { type ScoredRound, scoreContributions } from './score-contributions.js';
import { gameOf } from './synthetic-games.js';

const WORTHS = [0.4, 0.2, 0, -0.1];
const SAMPLING = { permutations: 8, tolerancePercent: 0 };
const UPDATES = [
  [1, 0],
  [1, 1],
  [0, 0],
  [-2, 0],
].map((values) => Float32Array.from(values));

function round(seed = 1) {
  const asked: string[] = [];
  const known: ScoredRound = {
    sampleCounts: [600, 300, 100, 0],
    updates: UPDATES,
    combined: async () => {
      asked.push('combined');
      return Float32Array.of(3, 0);
    },
    lossOfEach: async () => {
      asked.push('losses');
      return { before: 2, after: [1.5, 2, 2.25, 16] };
    },
    effectOfEach: async () => {
      asked.push('effects');
      return [Float32Array.of(0.5, 0.25), Float32Array.of(0, 0), Float32Array.of(-1, 0), Float32Array.of(1, -1)];
    },
    game: gameOf(4, (coalition) => {
      if (!asked.includes('game')) asked.push('game');
      return coalition.reduce((sum, player) => sum + WORTHS[player]!, 0.5);
    }),
    random: randomStream(seed),
  };
  return { known, asked };
}

const RULES: readonly { rule: Contribution; scores: readonly number[]; evaluated: number; needs: readonly string[] }[] =
  [
    { rule: { rule: 'sampleCount' }, scores: [600, 300, 100, 0], evaluated: 0, needs: [] },
    { rule: { rule: 'lossReduction' }, scores: [0.5, 0, -0.25, -14], evaluated: 5, needs: ['losses'] },
    { rule: { rule: 'influence' }, scores: [0.375, 0, -0.5, 0], evaluated: 5, needs: ['effects'] },
    { rule: { rule: 'cosine' }, scores: [1, Math.SQRT1_2, 0, -1], evaluated: 0, needs: ['combined'] },
    { rule: { rule: 'leaveOneOut' }, scores: WORTHS, evaluated: 5, needs: ['game'] },
    { rule: { rule: 'shapley' }, scores: WORTHS, evaluated: 16, needs: ['game'] },
  ];

describe('scoring contributions', () => {
  it.each(RULES)('by $rule.rule asks for $needs only', async ({ rule, scores, evaluated, needs }) => {
    const { known, asked } = round();
    const result = await scoreContributions(rule, known);
    expect(result.scores).toHaveLength(scores.length);
    scores.forEach((score, i) => {
      expect(result.scores[i]).toBeCloseTo(score, 12);
    });
    expect(result.evaluated).toBe(evaluated);
    expect(asked).toEqual(needs);
  });

  it.each(['monteCarloShapley', 'guidedShapley'] as const)(
    'by %s finds the values of a game where nobody depends on others, whatever the orders',
    async (rule) => {
      const { known, asked } = round(7);
      const { scores } = await scoreContributions({ rule, ...SAMPLING }, known);
      scores.forEach((score, i) => {
        expect(score).toBeCloseTo(WORTHS[i]!, 12);
      });
      expect(asked).toEqual(['game']);
    },
  );

  it('takes the tolerance in points of accuracy', async () => {
    const small = { ...round().known, game: gameOf(4, ({ length }) => 0.001 * length) };
    const within = await scoreContributions({ rule: 'guidedShapley', permutations: 8, tolerancePercent: 0.5 }, small);
    expect(within).toEqual({ scores: [0, 0, 0, 0], evaluated: 2 });
    const beyond = await scoreContributions({ rule: 'guidedShapley', permutations: 8, tolerancePercent: 0.3 }, small);
    expect(beyond.scores.every((score) => score > 0)).toBe(true);
  });

  it.each([...RULES.map(({ rule }) => rule), { rule: 'guidedShapley', ...SAMPLING } as const])(
    'by $rule gives nobody anything in a round without updates, and asks for nothing',
    async (rule) => {
      const { known, asked } = round();
      const nobody = { ...known, sampleCounts: [], updates: [], game: gameOf(0, () => 0.1) };
      expect(await scoreContributions(rule, nobody)).toEqual({ scores: [], evaluated: 0 });
      expect(asked).toEqual([]);
    },
  );

  it('passes on a round that cannot be scored', async () => {
    const { known } = round();
    const failing = { ...known, lossOfEach: () => Promise.reject(new Error('the worker was killed')) };
    await expect(scoreContributions({ rule: 'lossReduction' }, failing)).rejects.toThrow('the worker was killed');
  });
});
