import { describe, expect, it } from 'vitest';
import { leaveOneOut } from './leave-one-out.js';
import { gameOf, learningGame } from './synthetic-games.js';

describe('leave-one-out', () => {
  it('is what is lost without each player', async () => {
    const worths = [5, 3, -2];
    const game = gameOf(3, (coalition) => coalition.reduce((sum, player) => sum + worths[player]!, 0));
    expect((await leaveOneOut(game)).scores).toEqual(worths);
  });

  it('costs one evaluation a player, and one for all of them', async () => {
    expect((await leaveOneOut(learningGame(12, 1))).evaluated).toBe(13);
  });

  it('gives a lone player what it adds to the unchanged model', async () => {
    expect(await leaveOneOut(gameOf(1, ({ length }) => [0.25, 0.75][length]!))).toEqual({
      scores: [0.5],
      evaluated: 2,
    });
  });

  it('gives twins nothing, since each is made up for by the other', async () => {
    const game = gameOf(2, (coalition) => (coalition.length > 0 ? 0.8 : 0.1));
    expect((await leaveOneOut(game)).scores).toEqual([0, 0]);
  });

  it('scores nobody without players and evaluates nothing', async () => {
    expect(await leaveOneOut(gameOf(0, () => 1))).toEqual({ scores: [], evaluated: 0 });
  });
});
