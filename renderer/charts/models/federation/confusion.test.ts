import fc from 'fast-check';
import { expect, it } from 'vitest';
import { confusionModel, mistakesWords } from './confusion.js';

it('has the shares of each true label sum to 1', () => {
  const matrix = fc.array(fc.array(fc.nat(500), { minLength: 4, maxLength: 4 }), { minLength: 4, maxLength: 4 });
  fc.assert(
    fc.property(matrix, (counts) => {
      const { cells } = confusionModel(counts);
      for (const truth of [0, 1, 2, 3]) {
        const row = cells.filter((cell) => cell.truth === truth);
        const sum = row.reduce((total, { share }) => total + share, 0);
        expect(sum).toBeCloseTo(row.some(({ count }) => count > 0) ? 1 : 0, 9);
      }
    }),
  );
});

it('tells the most frequent mistakes first', () => {
  const model = confusionModel([
    [5, 3, 0],
    [1, 9, 0],
    [0, 7, 2],
  ]);
  expect(mistakesWords(model, ['cat', 'dog', 'owl'])).toBe(
    '16 of 27 right. Most often owl taken for dog (7), cat taken for dog (3), dog taken for cat (1).',
  );
});

it('says so when there are none', () => {
  expect(mistakesWords(confusionModel([[3]]), ['a'])).toBe('All 3 test examples are right.');
});
