import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readTable } from './read-table.js';

const read = (text: string) => readTable({ name: 'a file', text });

describe('a table', () => {
  it('keeps a quoted title with commas, quotes and a line break in one cell', () => {
    const { value } = read('\uFEFFid,title\r\n1,"One, ""two"",\nthree"\r\n\r\n2,plain\r\n');
    expect(value!.columns).toEqual(['id', 'title']);
    expect(value!.rows).toEqual([
      ['1', 'One, "two",\nthree'],
      ['2', 'plain'],
    ]);
    expect([0, 1].map(value!.rowNumber)).toEqual([2, 4]);
  });

  it.each([';', '\t', ','])('finds that cells are separated by %j', (delimiter) => {
    const { value } = read(`a${delimiter}"b,;x"${delimiter}c\n1${delimiter}2,5;${delimiter}3\n`.replace('2,5;', '25'));
    expect(value!.columns).toEqual(['a', 'b,;x', 'c']);
    expect(value!.rows).toEqual([['1', '25', '3']]);
  });

  it.each([
    ['a row with too many cells', 'a,b\n1,2\n1,2,3\n', 3, /3 cells where the header has 2/],
    ['a row with too few cells', 'a,b\n1\n', 2, /1 cells where/],
    ['a quote that never closes', 'a,b\n1,"2\n3,4\n', 2, /never closed/],
    [
      'a row of more than a million digits',
      `a,b\n1,2\n1,${'9'.repeat(1_000_001)}\n`,
      3,
      /longer than 1,000,000 characters/,
    ],
    ['a quote within a cell', 'a,b\n1,2\n1,2"3"\n', 3, /quote stands where it cannot/],
    ['a name used twice', 'a,a\n1,2\n', 1, /same name/],
    ['nothing', '\n\n', null, /empty/],
    ['broken JSON', '[{"a": 1', null, /not JSON/],
    ['JSON without a table', '[1, 2]', null, /without a table/],
  ])('refuses %s and says where', (_, text, row, message) => {
    const { value, problems } = read(text);
    expect(value).toBeNull();
    expect(problems[0]).toMatchObject({ file: 'a file', row, message: expect.stringMatching(message) });
  });

  it('tells a hundred problems and counts the rest', () => {
    const { problems } = read(`a,b\n${'1\n'.repeat(250)}`);
    expect(problems).toHaveLength(101);
    expect(problems.at(-1)!.message).toMatch(/150 more/);
  });

  it('finds the list in an answer of an API and names fields within fields', () => {
    const { value } = read('{"data":{"votes":[{"voter":"x","proposal":{"id":"p"},"choice":[2,1]},{"vp":1.50}]}}');
    expect(value!.columns).toEqual(['voter', 'proposal.id', 'choice', 'vp']);
    expect(value!.rows[0]).toEqual(['x', 'p', '["2","1"]', '']);
    expect(value!.rows[1]![3]).toBe('1.50');
  });

  it('keeps every digit of a number in JSON', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 10n ** 40n }), fc.string(), (amount, key) => {
        const json = JSON.stringify({ [`k${key}`]: '#' }).replace('"#"', `${amount}.000000000000000001`);
        expect(read(json).value!.rows).toEqual([[`k${key}`, `${amount}.000000000000000001`]]);
      }),
    );
  });

  it('reads back any cells that were written by the rules', () => {
    const cell = fc.string({ unit: fc.constantFrom(...'ab,;"\n\t é') }).map((text) => text.trim());
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell, cell), { minLength: 1 }), (rows) => {
        const quoted = (row: readonly string[]) => row.map((text) => `"${text.replaceAll('"', '""')}"`).join(',');
        const { value } = read(`x,y,z\n${rows.map(quoted).join('\n')}`);
        expect(value!.rows).toEqual(rows);
      }),
    );
  });
});
