import { describe, expect, it } from 'vitest';
import { bagOfWords } from './bag-of-words.js';
import { tokenise } from './tokenise.js';

describe('the words of a message', () => {
  it.each([
    ["Don’t CALL me, don't!", ["don't", 'call', 'me', "don't", '!']],
    [
      'WIN £1000 now: http://win.example/x?y=1 or 08001234567',
      ['win', '£', '<number>', 'now', '<link>', 'or', '<long number>'],
    ],
    ['Zürich ÉTÉ 東京', ['zürich', 'été', '東京']],
    ['ﬁne', ['fine']],
    ['', []],
    [' …\t—', []],
  ])('of %o', (text, words) => {
    expect(tokenise(text)).toEqual(words);
  });
});

describe('a bag of words', () => {
  const texts = [['a', 'a', 'b'], ['b', 'c'], ['b'], ['z', 'z', 'a']];
  const encode = (row: number, words: number) => {
    const bag = bagOfWords(texts, [0, 1, 2], words);
    const into = new Float32Array(bag.features);
    bag.write(row, into, 0);
    return [...into];
  };

  it('counts the words that are in most training texts, and none of the other texts', () => {
    expect(bagOfWords(texts, [0, 1, 2], 2).words).toEqual(['b', 'a']);
    expect(bagOfWords(texts, [0, 1, 2], 10).words).toEqual(['b', 'a', 'c']);
  });

  it('weighs them by tf–idf and makes the length 1', () => {
    const a = (1 + Math.log(2)) * (1 + Math.log(4 / 2));
    const b = 1 + Math.log(4 / 4);
    const length = Math.hypot(a, b);
    expect(encode(0, 2)).toEqual([Math.fround(b / length), Math.fround(a / length)]);
    expect(encode(3, 3)).toEqual([0, 1, 0]);
  });

  it('shows a text of unknown words as zeros', () => {
    expect(encode(1, 1)).toEqual([1]);
    expect(encode(3, 1)).toEqual([0]);
  });
});
