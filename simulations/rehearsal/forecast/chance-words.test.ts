import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chanceSentence, inWords } from './chance-words.js';

describe('a chance in words', () => {
  it.each([
    [0.667, '2 in 3'],
    [0.5, '1 in 2'],
    [0.75, '3 in 4'],
    [0.21, '1 in 5'],
    [0.9, '9 in 10'],
    [0.955, '19 in 20'],
    [1, 'more than 99 in 100'],
    [0, 'less than 1 in 100'],
  ])('of %d is %s', (chance, words) => {
    expect(inWords(chance)).toBe(words);
  });

  it('is a chance and what it rests on', () => {
    expect(chanceSentence(2 / 3)).toBe('2 in 3 that it passes, if voters behave as supposed');
  });

  it('is never farther off than two in a hundred', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.005, max: 0.995, noNaN: true }), (chance) => {
        const [, count, of] = /^(\d+) in (\d+)$/.exec(inWords(chance))!;
        expect(Math.abs(Number(count) / Number(of) - chance)).toBeLessThanOrEqual(0.0201);
      }),
    );
  });
});
