import { expect, it } from 'vitest';
import { parseCsv, repeatedNames, UnreadableCsv } from './parse-csv.js';

const failureOf = (text: string) => {
  try {
    parseCsv(text, { delimiter: ',' });
  } catch (error) {
    if (error instanceof UnreadableCsv) return error;
    throw error;
  }
  throw new Error('it was read');
};

it('reads rows with their numbers, whatever ends them, and leaves empty ones out', () => {
  expect(parseCsv('\uFEFFa, b\r\n\n1,"2\n,""x"""\r \r\n3,4', { delimiter: ',' })).toEqual([
    { number: 1, cells: ['a', 'b'] },
    { number: 3, cells: ['1', '2\n,"x"'] },
    { number: 5, cells: ['3', '4'] },
  ]);
});

it('keeps empty cells between tabs', () => {
  expect(parseCsv('a\tb\tc\n1\t\t 3 \n', { delimiter: '\t' })[1]!.cells).toEqual(['1', '', '3']);
});

it('reads no more rows than it is asked for', () => {
  expect(parseCsv('a\n1\n2\n"', { delimiter: ',', most: 2 }).map(({ cells }) => cells[0])).toEqual(['a', '1']);
});

it('keeps rows of another length, for whoever says which', () => {
  expect(parseCsv('a,b\n1\n1,2,3\n', { delimiter: ',' }).map(({ cells }) => cells.length)).toEqual([2, 1, 3]);
});

it.each([
  ['a quote that is never closed', 'a\n"1\n', 2, /never closed/],
  ['a quote within a cell', 'a\n\n1"2\n', 3, /cannot/],
  ['a row of a million columns', `a\n${','.repeat(1_000_001)}`, 2, /longer than 1,000,000/],
  ['more short rows than anybody mends', `a,b\n${'1\n'.repeat(10_002)}`, 10_002, /more than 10,000 rows/],
])('refuses %s', (_, text, row, message) => {
  const { row: found, message: words, hint } = failureOf(text);
  expect(words).toMatch(message);
  expect(found).toBe(row);
  expect(hint).not.toBe('');
});

it('passes over a million empty rows', () => {
  expect(parseCsv(`a,b\n${'\n'.repeat(1_000_000)}1,2`, { delimiter: ',' }).map(({ number }) => number)).toEqual([
    1, 1_000_002,
  ]);
});

it('names what a header has twice, once', () => {
  expect(repeatedNames(['a', 'b', 'a', 'c', 'a', 'b'])).toEqual(['a', 'b']);
});
