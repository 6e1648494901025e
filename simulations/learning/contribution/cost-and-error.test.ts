import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { randomStream } from '../../random/index.js';
import type { CoalitionGame, Scores } from './coalition-game.js';
import { exactShapley } from './exact-shapley.js';
import { guidedShapley } from './guided-shapley.js';
import { leaveOneOut } from './leave-one-out.js';
import { monteCarloShapley } from './monte-carlo-shapley.js';
import { learningGame } from './synthetic-games.js';

type Rule = (game: CoalitionGame, seed: number) => Promise<Scores>;

const PLAYERS = 10;
const ROUNDS = 20;
const TOLERANCE = 0.001;

const monteCarlo = (permutations: number): Rule => {
  return (game, seed) => monteCarloShapley(game, { permutations, tolerance: TOLERANCE }, randomStream(seed, 'plain'));
};
const guided = (permutations: number): Rule => {
  return (game, seed) => guidedShapley(game, { permutations, tolerance: TOLERANCE }, randomStream(seed, 'guided'));
};

const RULES: readonly { readonly name: string; readonly score: Rule }[] = [
  { name: '`shapley`', score: exactShapley },
  { name: '`monteCarloShapley`, 50 orders', score: monteCarlo(50) },
  { name: '`monteCarloShapley`, 200 orders', score: monteCarlo(200) },
  { name: '`guidedShapley`, 50 orders', score: guided(50) },
  { name: '`guidedShapley`, 200 orders', score: guided(200) },
  { name: '`leaveOneOut`', score: leaveOneOut },
];

/** Rounds that share a skew, with their exact values. */
function roundsOf(skew: number) {
  const seeds = Array.from({ length: ROUNDS }, (_, seed) => seed);
  return Promise.all(
    seeds.map(async (seed) => {
      const { scores } = await exactShapley(learningGame(PLAYERS, seed, skew));
      return { seed, exact: scores, game: () => learningGame(PLAYERS, seed, skew) };
    }),
  );
}

/** Mean evaluations, and mean distance to the exact values over their length, of a rule. */
async function measure(score: Rule, rounds: Awaited<ReturnType<typeof roundsOf>>): Promise<[string, string]> {
  let evaluations = 0;
  let error = 0;
  for (const { seed, exact, game } of rounds) {
    const { scores, evaluated } = await score(game(), seed);
    evaluations += evaluated / rounds.length;
    error += Math.hypot(...scores.map((value, i) => value - exact[i]!)) / Math.hypot(...exact) / rounds.length;
  }
  return [evaluations.toFixed(0), `${(100 * error).toFixed(1)} %`];
}

describe('the handbook', () => {
  it('states what each rule costs and how far off it is on rounds like learning', async () => {
    const [skewed, even] = [await roundsOf(3), await roundsOf(0.3)];
    const rows = [
      '| rule | evaluations, skewed | error, skewed | evaluations, even | error, even |',
      '|---|--:|--:|--:|--:|',
    ];
    for (const { name, score } of RULES) {
      rows.push(`| ${[name, ...(await measure(score, skewed)), ...(await measure(score, even))].join(' | ')} |`);
    }
    const handbook = readFileSync(new URL('../../../docs/contribution.md', import.meta.url), 'utf8');
    expect(handbook).toContain(rows.join('\n'));
  });
});
