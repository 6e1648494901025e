import { describe, expect, it } from 'vitest';
import { momentWords } from './moment-words.js';

const plot = { from: 0, to: 100, width: 600, height: 240 };
const words = (moments: readonly (readonly [tick: number, label: string])[], room = plot) =>
  momentWords(
    moments.map(([tick, label]) => ({ tick, label })),
    room,
  ).map(({ word }) => word);

describe("moments' words", () => {
  it('stand on the side with more room', () => {
    expect(
      words([
        [10, 'median'],
        [90, 'median'],
      ]),
    ).toEqual([
      { side: 'right', line: 0 },
      { side: 'left', line: 0 },
    ]);
  });

  it('stand one above the other where they would meet', () => {
    const lines = words([
      [10, 'median of each weight'],
      [14, 'paid by influence'],
      [70, 'Krum'],
    ]).map((word) => word?.line);
    expect(lines).toEqual([0, 1, 0]);
  });

  it('are left out where they would be cut off, or lie on the curves of a low plot', () => {
    expect(words([[50, 'a very long name of a rule that nobody could ever fit into half of a plot']])).toEqual([null]);
    expect(words([[10, 'median']], { ...plot, height: 80 })).toEqual([null]);
  });

  it('belong to the stretch of time that is shown', () => {
    expect(words([[10, 'median']], { ...plot, from: 20 })).toEqual([]);
  });
});
