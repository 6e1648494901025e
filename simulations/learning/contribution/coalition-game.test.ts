import { describe, expect, it } from 'vitest';
import { type Coalition, rememberingGame } from './coalition-game.js';

function recorded(players: number) {
  const asked: (readonly Coalition[])[] = [];
  const game = rememberingGame(players, async (coalitions) => {
    asked.push(coalitions);
    return coalitions.map((coalition) => coalition.length / players);
  });
  return { game, asked };
}

describe('a game that remembers', () => {
  it('answers in the order of the question and asks for each coalition once', async () => {
    const { game, asked } = recorded(4);
    expect(await game.worth([[0, 1], [], [0, 1], [3]])).toEqual([0.5, 0, 0.5, 0.25]);
    expect(await game.worth([[3], [0, 1, 2, 3]])).toEqual([0.25, 1]);
    expect(asked).toEqual([[[0, 1], [], [3]], [[0, 1, 2, 3]]]);
    expect(game.evaluated).toBe(4);
  });

  it('asks nobody when it knows all answers', async () => {
    const { game, asked } = recorded(2);
    await game.worth([[0]]);
    await game.worth([[0]]);
    expect(await game.worth([])).toEqual([]);
    expect(asked).toHaveLength(1);
  });

  it('asks once for what two questions want at the same time', async () => {
    const { game, asked } = recorded(3);
    await Promise.all([game.worth([[0], [1]]), game.worth([[1], [2]])]);
    expect(asked).toEqual([[[0], [1]], [[2]]]);
    expect(game.evaluated).toBe(3);
  });

  it.each([
    { coalition: [1, 0] },
    { coalition: [0, 0] },
    { coalition: [3] },
    { coalition: [-1] },
    { coalition: [0.5] },
  ])('refuses $coalition as a coalition of three players', async ({ coalition }) => {
    const { game } = recorded(3);
    await expect(game.worth([[], coalition])).rejects.toMatchObject({ code: 'learning.coalitionInvalid' });
    expect(game.evaluated).toBe(0);
  });

  it.each([
    { answer: [0.5], what: 'too few worths' },
    { answer: [0.5, Number.NaN], what: 'a worth that is no number' },
    { answer: [0.5, Number.POSITIVE_INFINITY], what: 'an infinite worth' },
  ])('refuses $what', async ({ answer }) => {
    const game = rememberingGame(2, async () => answer);
    await expect(game.worth([[0], [1]])).rejects.toMatchObject({ code: 'learning.worthInvalid' });
  });

  it('forgets a question that failed, so that it can be asked again', async () => {
    let tries = 0;
    const game = rememberingGame(1, async () => {
      if (tries++ === 0) throw new Error('a worker was killed');
      return [0.75];
    });
    await expect(game.worth([[0]])).rejects.toThrow('a worker was killed');
    expect(game.evaluated).toBe(0);
    expect(await game.worth([[0]])).toEqual([0.75]);
  });
});
