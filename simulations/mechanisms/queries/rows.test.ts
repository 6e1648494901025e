import { describe, expect, it } from 'vitest';
import { randomStream } from '../../random/index.js';
import { packAnswers, packRows, unpackAnswers, unpackRows } from './rows.js';

describe('rows on chain', () => {
  it('are an example and its worth in four bytes each, answers an example in four and a class in one', () => {
    const rows = [
      { example: 1, worth: 3_000 },
      { example: 258, worth: 2_000 },
    ];
    expect(packRows(rows)).toBe('0x0000000100000bb800000102000007d0');
    const answers = [
      { example: 1, class: 7 },
      { example: 258, class: 255 },
    ];
    expect(packAnswers(answers)).toBe('0x000000010700000102ff');
    expect(unpackRows('0x')).toEqual([]);
    expect(unpackAnswers('0x')).toEqual([]);
  });

  it('come back as they went', () => {
    const random = randomStream(5, 'rows');
    for (let i = 0; i < 100; i++) {
      const examples = Array.from({ length: random.integer(0, 60) }, () => random.integer(0, 2 ** 32 - 1));
      const rows = examples.map((example) => ({ example, worth: random.integer(0, 2 ** 32 - 1) }));
      const answers = examples.map((example) => ({ example, class: example % 256 }));
      expect(unpackRows(packRows(rows))).toEqual(rows);
      expect(unpackAnswers(packAnswers(answers))).toEqual(answers);
    }
  });

  it('are worth no more than four bytes hold', () => {
    expect(unpackRows(packRows([{ example: 0, worth: 5e9 }]))).toEqual([{ example: 0, worth: 4_294_967_295 }]);
  });
});
