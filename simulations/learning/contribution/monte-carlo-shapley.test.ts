import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { randomStream } from '../../random/index.js';
import { type Coalition, rememberingGame } from './coalition-game.js';
import { exactShapley } from './exact-shapley.js';
import { monteCarloShapley } from './monte-carlo-shapley.js';
import { gameOf, learningGame } from './synthetic-games.js';

const total = (scores: readonly number[]) => scores.reduce((sum, score) => sum + score, 0);
const largestDifference = (a: readonly number[], b: readonly number[]) =>
  Math.max(...a.map((score, i) => Math.abs(score - b[i]!)));

/** Any game in which more players are never worth less: everybody brings skills, and skills have weights. */
const monotoneGame = fc.array(fc.array(fc.nat(7), { maxLength: 4 }), { minLength: 2, maxLength: 8 }).map((skills) => ({
  players: skills.length,
  worth: (coalition: Coalition) => new Set(coalition.flatMap((player) => skills[player]!)).size / 8,
}));

describe('the Monte-Carlo Shapley value', () => {
  it('stays within the error that Hoeffding allows once in a thousand, for any seed tried', async () => {
    const players = 6;
    const exact = (await exactShapley(learningGame(players, 5))).scores;
    for (let seed = 0; seed < 20; seed++) {
      for (const permutations of [20, 200, 2_000]) {
        const sampling = { permutations, tolerance: 0 };
        const { scores } = await monteCarloShapley(learningGame(players, 5), sampling, randomStream(seed));
        // No addition is below 0 or above 0.6 in this game.
        const bound = 0.6 * Math.sqrt(Math.log((2 * players) / 0.001) / (2 * permutations));
        expect(largestDifference(scores, exact)).toBeLessThan(bound);
      }
    }
  });

  it('errs half as much with four times the orders', async () => {
    const exact = (await exactShapley(learningGame(6, 5))).scores;
    const errorWith = async (permutations: number) => {
      let squares = 0;
      for (let seed = 0; seed < 40; seed++) {
        const { scores } = await monteCarloShapley(
          learningGame(6, 5),
          { permutations, tolerance: 0 },
          randomStream(seed, permutations),
        );
        squares += scores.reduce((sum, score, i) => sum + (score - exact[i]!) ** 2, 0);
      }
      return Math.sqrt(squares / 40);
    };
    const ratio = (await errorWith(25)) / (await errorWith(100));
    expect(ratio).toBeGreaterThan(1.6);
    expect(ratio).toBeLessThan(2.5);
  });

  it('adds up to what all are worth more than nobody, to within the tolerance', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(), fc.nat(), fc.constantFrom(0, 0.01, 0.1), async (game, seed, tolerance) => {
        const known = learningGame(7, game);
        const [empty, all] = await known.worth([[], [0, 1, 2, 3, 4, 5, 6]]);
        const { scores } = await monteCarloShapley(known, { permutations: 5, tolerance }, randomStream(seed));
        expect(Math.abs(total(scores) - (all! - empty!))).toBeLessThan(tolerance + 1e-12);
      }),
      { numRuns: 50 },
    );
  });

  it('is moved by truncation by less than the tolerance where more players are never worth less', async () => {
    await fc.assert(
      fc.asyncProperty(
        monotoneGame,
        fc.nat(),
        fc.double({ min: 0.01, max: 1, noNaN: true }),
        async (game, seed, tolerance) => {
          const estimate = async (cut: number) =>
            monteCarloShapley(
              gameOf(game.players, game.worth),
              { permutations: 4, tolerance: cut },
              randomStream(seed),
            );
          const [whole, truncated] = [await estimate(0), await estimate(tolerance)];
          expect(largestDifference(whole.scores, truncated.scores)).toBeLessThan(tolerance);
          expect(truncated.evaluated).toBeLessThanOrEqual(whole.evaluated);
        },
      ),
    );
  });

  it('costs far less when a few players are as good as all', async () => {
    const worth = ({ length }: Coalition) => (length === 0 ? 0.1 : length === 1 ? 0.8 : 0.9);
    const sampling = { permutations: 100, tolerance: 0.005 };
    const { evaluated, scores } = await monteCarloShapley(gameOf(40, worth), sampling, randomStream(1));
    // The empty coalition, all, 40 singles and one pair for each order at most.
    expect(evaluated).toBeLessThanOrEqual(142);
    expect(total(scores)).toBeCloseTo(0.8, 12);
  });

  it('never costs more than permutations × (n − 1) + 2 evaluations', async () => {
    const sampling = { permutations: 7, tolerance: 0 };
    expect((await monteCarloShapley(learningGame(30, 1), sampling, randomStream(1))).evaluated).toBeLessThanOrEqual(
      205,
    );
  });

  it('asks for one arrival of all orders at a time', async () => {
    const questions: number[] = [];
    const game = rememberingGame(5, async (coalitions) => {
      questions.push(coalitions.length);
      return coalitions.map(({ length }) => length);
    });
    await monteCarloShapley(game, { permutations: 1_000, tolerance: 0 }, randomStream(1));
    expect(questions).toEqual([2, 5, 10, 10, 5]);
  });

  it('gives the same scores for the same seed, and others for another', async () => {
    const scoresOf = async (seed: number) =>
      (await monteCarloShapley(learningGame(8, 1), { permutations: 20, tolerance: 0.005 }, randomStream(seed))).scores;
    expect(await scoresOf(3)).toEqual(await scoresOf(3));
    expect(await scoresOf(3)).not.toEqual(await scoresOf(4));
  });

  it('scores nobody without players', async () => {
    const sampling = { permutations: 3, tolerance: 0 };
    expect(
      (
        await monteCarloShapley(
          gameOf(0, () => 1),
          sampling,
          randomStream(1),
        )
      ).scores,
    ).toEqual([]);
  });
});
