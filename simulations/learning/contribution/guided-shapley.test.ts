import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { randomStream } from '../../random/index.js';
import { type Coalition, rememberingGame } from './coalition-game.js';
import { exactShapley } from './exact-shapley.js';
import { guidedShapley } from './guided-shapley.js';
import { monteCarloShapley } from './monte-carlo-shapley.js';
import { gameOf, learningGame } from './synthetic-games.js';

const total = (scores: readonly number[]) => scores.reduce((sum, score) => sum + score, 0);
const relativeError = (scores: readonly number[], exact: readonly number[]) =>
  Math.hypot(...scores.map((score, i) => score - exact[i]!)) / Math.hypot(...exact);

describe('the guided-truncation Shapley value', () => {
  it('scores a round that changes nothing 0 throughout, for two evaluations', async () => {
    const game = gameOf(6, ({ length }) => (length === 6 ? 0.904 : length === 0 ? 0.9 : 0.1));
    const scored = await guidedShapley(game, { permutations: 60, tolerance: 0.005 }, randomStream(1));
    expect(scored).toEqual({ scores: [0, 0, 0, 0, 0, 0], evaluated: 2 });
  });

  it('truncates nothing with a tolerance of 0, not even a round whose gains and losses cancel', async () => {
    const game = gameOf(2, (coalition) => (coalition.includes(0) ? 0.2 : 0) - (coalition.includes(1) ? 0.2 : 0));
    const { scores } = await guidedShapley(game, { permutations: 4, tolerance: 0 }, randomStream(1));
    expect(scores).toEqual([0.2, -0.2]);
  });

  it('lets every player lead equally often', async () => {
    const leads: Coalition[] = [];
    const game = rememberingGame(9, async (coalitions) => {
      leads.push(...coalitions.filter(({ length }) => length === 1));
      return coalitions.map(({ length }) => length / 9);
    });
    await guidedShapley(game, { permutations: 9, tolerance: 0 }, randomStream(1));
    expect(leads).toEqual([[0], [1], [2], [3], [4], [5], [6], [7], [8]]);
  });

  it('draws one turn even when fewer orders than players are asked for', async () => {
    const { scores } = await guidedShapley(learningGame(8, 1), { permutations: 1, tolerance: 0 }, randomStream(1));
    expect(scores.every((score) => score > 0)).toBe(true);
  });

  it('is unbiased: the mean over many seeds comes to the exact value', async () => {
    const exact = (await exactShapley(learningGame(5, 2))).scores;
    const means = exact.map(() => 0);
    const seeds = 400;
    for (let seed = 0; seed < seeds; seed++) {
      const sampling = { permutations: 5, tolerance: 0 };
      const { scores } = await guidedShapley(learningGame(5, 2), sampling, randomStream(seed, 'unbiased'));
      scores.forEach((score, player) => {
        means[player]! += score / seeds;
      });
    }
    expect(relativeError(means, exact)).toBeLessThan(0.02);
  });

  it('adds up to what all are worth more than nobody, to within the tolerance', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(), fc.nat(), fc.constantFrom(0, 0.01, 0.1), async (game, seed, tolerance) => {
        const known = learningGame(7, game);
        const [empty, all] = await known.worth([[], [0, 1, 2, 3, 4, 5, 6]]);
        const { scores } = await guidedShapley(known, { permutations: 14, tolerance }, randomStream(seed));
        expect(Math.abs(total(scores) - (all! - empty!))).toBeLessThan(tolerance + 1e-12);
      }),
      { numRuns: 50 },
    );
  });

  it('stops early once it has settled', async () => {
    const additive = gameOf(10, (coalition) => coalition.reduce((sum, player) => sum + player, 0));
    const { scores, evaluated } = await guidedShapley(
      additive,
      { permutations: 10_000, tolerance: 0 },
      randomStream(1),
    );
    scores.forEach((score, player) => {
      expect(score).toBeCloseTo(player, 12);
    });
    // Four turns of ten orders see no more than 2 + 10 + 40 × 8 coalitions; 10,000 orders would see all 1,024.
    expect(evaluated).toBeLessThanOrEqual(332);
  });

  it('settles even when some players are worth nothing', async () => {
    const game = gameOf(10, (coalition) => 1 - Math.exp(-coalition.filter((player) => player < 3).length));
    const { scores, evaluated } = await guidedShapley(game, { permutations: 10_000, tolerance: 0.02 }, randomStream(2));
    expect(scores.slice(3)).toEqual([0, 0, 0, 0, 0, 0, 0]);
    expect(evaluated).toBeLessThan(700);
  });

  it('errs less than plain Monte-Carlo for no more evaluations, on average over rounds like learning', async () => {
    const rounds = 12;
    const sums = { guided: { error: 0, cost: 0 }, plain: { error: 0, cost: 0 } };
    for (let round = 0; round < rounds; round++) {
      const exact = (await exactShapley(learningGame(10, round))).scores;
      const sampling = { permutations: 50, tolerance: 0.005 };
      for (const [name, rule] of [
        ['guided', guidedShapley],
        ['plain', monteCarloShapley],
      ] as const) {
        const { scores, evaluated } = await rule(learningGame(10, round), sampling, randomStream(round, name));
        sums[name].error += relativeError(scores, exact) / rounds;
        sums[name].cost += evaluated / rounds;
      }
    }
    expect(sums.guided.error).toBeLessThan(0.9 * sums.plain.error);
    expect(sums.guided.cost).toBeLessThan(1.03 * sums.plain.cost);
    expect(sums.guided.cost).toBeLessThan(1024 / 3);
    expect(sums.guided.error).toBeLessThan(0.12);
  });

  it('scores nobody without players', async () => {
    const sampling = { permutations: 3, tolerance: 0 };
    expect(
      (
        await guidedShapley(
          gameOf(0, () => 1),
          sampling,
          randomStream(1),
        )
      ).scores,
    ).toEqual([]);
  });
});
