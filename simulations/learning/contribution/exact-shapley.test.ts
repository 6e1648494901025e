import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Coalition, rememberingGame } from './coalition-game.js';
import { exactShapley } from './exact-shapley.js';
import { gameOf } from './synthetic-games.js';

/** Pairs of a left and a right glove; the first players hold left ones. */
const gloves = (lefts: number) => (coalition: Coalition) => {
  const left = coalition.filter((player) => player < lefts).length;
  return Math.min(left, coalition.length - left);
};
const airport = (costs: readonly number[]) => (coalition: Coalition) =>
  Math.max(0, ...coalition.map((player) => costs[player]!));
const majority = (quota: number, votes: readonly number[]) => (coalition: Coalition) =>
  coalition.reduce((sum, player) => sum + votes[player]!, 0) >= quota ? 1 : 0;

describe('the exact Shapley value', () => {
  it.each([
    { game: 'shoes, 1 left and 2 right', worth: gloves(1), values: [2 / 3, 1 / 6, 1 / 6] },
    { game: 'gloves, 2 left and 2 right', worth: gloves(2), values: [1 / 2, 1 / 2, 1 / 2, 1 / 2] },
    { game: 'gloves, 2 left and 3 right', worth: gloves(2), values: [13 / 20, 13 / 20, 7 / 30, 7 / 30, 7 / 30] },
    { game: 'runways of 8, 11, 13 and 18 (Littlechild & Owen)', worth: airport([8, 11, 13, 18]), values: [2, 3, 4, 9] },
    {
      game: 'runways of 40, 50, 60, 70, 80 and 90',
      worth: airport([40, 50, 60, 70, 80, 90]),
      values: [40 / 6, 52 / 6, 67 / 6, 87 / 6, 117 / 6, 177 / 6],
    },
    { game: 'a majority of 50, 49 and 1 votes', worth: majority(51, [50, 49, 1]), values: [2 / 3, 1 / 6, 1 / 6] },
    {
      game: 'a majority of 3, 2, 1 and 1 votes',
      worth: majority(4, [3, 2, 1, 1]),
      values: [1 / 2, 1 / 6, 1 / 6, 1 / 6],
    },
    {
      game: 'the European Council of Ministers of 1958',
      worth: majority(12, [4, 4, 4, 2, 2, 1]),
      values: [7 / 30, 7 / 30, 7 / 30, 3 / 20, 3 / 20, 0],
    },
    { game: 'equal players', worth: (coalition: Coalition) => coalition.length ** 2, values: Array(10).fill(10) },
  ])('is the published one for $game', async ({ worth, values }) => {
    const { scores, evaluated } = await exactShapley(gameOf(values.length, worth));
    values.forEach((value, player) => {
      expect(scores[player]).toBeCloseTo(value, 12);
    });
    expect(scores).toHaveLength(values.length);
    expect(evaluated).toBe(2 ** values.length);
  });

  it('is what one player alone adds to nobody', async () => {
    const game = gameOf(1, (coalition) => 0.25 + 0.5 * coalition.length);
    expect(await exactShapley(game)).toEqual({ scores: [0.5], evaluated: 2 });
  });

  it('is an empty list without players', async () => {
    expect((await exactShapley(gameOf(0, () => 1))).scores).toEqual([]);
  });

  it('is zero for everybody when all coalitions are worth the same', async () => {
    expect((await exactShapley(gameOf(5, () => 0.9))).scores).toEqual([0, 0, 0, 0, 0]);
  });

  it('asks for all coalitions at once', async () => {
    const questions: number[] = [];
    const game = rememberingGame(6, async (coalitions) => {
      questions.push(coalitions.length);
      return coalitions.map(({ length }) => length);
    });
    await exactShapley(game);
    expect(questions).toEqual([64]);
  });

  it('refuses more than ten players and names the way out', async () => {
    await expect(exactShapley(gameOf(11, () => 0))).rejects.toMatchObject({
      code: 'learning.shapleyTooManyPlayers',
      exitCode: 2,
      message: expect.stringContaining('2048'),
      hint: expect.stringContaining('guidedShapley'),
    });
  });
});

/** Any game of 1 to 7 players, as the worth of every coalition by the bits of its members. */
const anyGame = fc.integer({ min: 1, max: 7 }).chain((players) =>
  fc.record({
    players: fc.constant(players),
    worths: fc.array(fc.double({ min: -1, max: 1, noNaN: true }), size(2 ** players)),
  }),
);
const size = (length: number) => ({ minLength: length, maxLength: length });
const bitsOf = (coalition: Coalition) => coalition.reduce((bits, player) => bits | (1 << player), 0);
const shapleyOf = async (players: number, worth: (bits: number) => number) =>
  (await exactShapley(gameOf(players, (coalition) => worth(bitsOf(coalition))))).scores;

describe('the exact Shapley value of any game', () => {
  it('adds up to the worth of all minus the worth of nobody', async () => {
    await fc.assert(
      fc.asyncProperty(anyGame, async ({ players, worths }) => {
        const scores = await shapleyOf(players, (bits) => worths[bits]!);
        const total = scores.reduce((sum, score) => sum + score, 0);
        expect(total).toBeCloseTo(worths.at(-1)! - worths[0]!, 12);
      }),
    );
  });

  it('is the same for players that are interchangeable', async () => {
    const exchanged = (bits: number) => (bits & ~3) | ((bits & 1) << 1) | ((bits >> 1) & 1);
    await fc.assert(
      fc.asyncProperty(anyGame, async ({ players, worths }) => {
        fc.pre(players >= 2);
        const scores = await shapleyOf(players, (bits) => worths[bits]! + worths[exchanged(bits)]!);
        expect(scores[0]).toBeCloseTo(scores[1]!, 12);
      }),
    );
  });

  it('is zero for a player that never adds anything', async () => {
    await fc.assert(
      fc.asyncProperty(anyGame, fc.nat(6), async ({ players, worths }, drawn) => {
        const dummy = drawn % players;
        const scores = await shapleyOf(players, (bits) => worths[bits & ~(1 << dummy)]!);
        expect(scores[dummy]).toBe(0);
      }),
    );
  });

  it('is linear: scaling and adding games scales and adds the values', async () => {
    await fc.assert(
      fc.asyncProperty(anyGame, fc.double({ min: -3, max: 3, noNaN: true }), async ({ players, worths }, factor) => {
        const other = (bits: number) => Math.cos(bits);
        const [first, second, both] = await Promise.all([
          shapleyOf(players, (bits) => worths[bits]!),
          shapleyOf(players, other),
          shapleyOf(players, (bits) => factor * worths[bits]! + other(bits)),
        ]);
        both.forEach((score, player) => {
          expect(score).toBeCloseTo(factor * first[player]! + second[player]!, 12);
        });
      }),
    );
  });

  it('follows the players when they are numbered anew', async () => {
    await fc.assert(
      fc.asyncProperty(anyGame, async ({ players, worths }) => {
        const mirrored = (bits: number) =>
          Array.from({ length: players }, (_, i) => ((bits >> i) & 1) << (players - 1 - i)).reduce((a, b) => a | b, 0);
        const scores = await shapleyOf(players, (bits) => worths[bits]!);
        const renumbered = await shapleyOf(players, (bits) => worths[mirrored(bits)]!);
        renumbered.forEach((score, player) => {
          expect(score).toBeCloseTo(scores[players - 1 - player]!, 12);
        });
      }),
    );
  });
});
