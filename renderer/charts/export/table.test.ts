import { describe, expect, it } from 'vitest';
import { quietFrame, roundOf } from '../../test-support/frames.js';
import { accuracyModel } from '../models/accuracy.js';
import { tableNumber, valueText } from '../units.js';
import { csvOf, timeTable, tsvOf, withProvenance } from './table.js';

describe('a chart as a table', () => {
  it('has a row a tick and both edges of a band', () => {
    const model = accuracyModel([quietFrame(1, { round: roundOf(1, 0.5) })], null);
    const table = timeTable(model, '%');
    expect(table.columns).toHaveLength(4);
    expect(table.columns.at(-1)).toBe('Shared model (%)');
    expect(table.rows).toEqual([[1, 25, 55, 50]]);
  });

  it('has every value in the unit of its column, rounded as the chart shows it', () => {
    expect(tableNumber('share', 0.39090909)).toBe(39.1);
    expect(tableNumber('tokens', 1234.567)).toBe(1235);
    expect(tableNumber('tokens', 0.012345)).toBe(0.0123);
    expect(tableNumber('points', -0.126)).toBe(-0.13);
    expect(tableNumber('nats', 1.23456)).toBe(1.235);
    const shown = timeTable(accuracyModel([quietFrame(1, { round: roundOf(1, 0.242) })], null), '%').rows[0];
    expect(valueText('share', 0.242, '')).toContain(String(shown?.at(-1)));
  });

  it('says in every row of a file what it comes from', () => {
    const { columns, rows } = withProvenance({ columns: ['tick'], rows: [[1], [2]] }, { run: 'tiny-1', seed: 7 });
    expect(columns).toEqual(['tick', 'run', 'seed']);
    expect(rows).toEqual([
      [1, 'tiny-1', 7],
      [2, 'tiny-1', 7],
    ]);
  });

  it('keeps commas, quotes and line breaks inside their field', () => {
    expect(
      csvOf({
        columns: ['a', 'b'],
        rows: [
          ['x, "y"', null],
          ['two\nlines', 3],
        ],
      }),
    ).toBe('a,b\r\n"x, ""y""",\r\n"two\nlines",3\r\n');
  });

  it.each([
    ['=HYPERLINK("http://evil.example","x")', "'=HYPERLINK"],
    ['+1+1', "'+1+1"],
    ['-2+3+cmd|"/c calc"!A0', "'-2+3"],
    ['@SUM(1)', "'@SUM"],
    ['\t=1+1', "' =1+1"],
    ['\r=1+1', "' =1+1"],
    [' =1+1', "' =1+1"],
    ['＝1+1', "'＝1+1"],
    ['|calc', "'|calc"],
  ])('lets no spreadsheet compute a name: %j', (name, written) => {
    expect(tsvOf({ columns: ['agent'], rows: [[name]] })).toContain(written);
    const csv = csvOf({ columns: [name], rows: [[name, 1]] });
    for (const line of csv.split('\n').filter((text) => text.trim() !== '' && text.includes('1+1'))) {
      expect(line).not.toMatch(/^"?[=+@-]/);
    }
    expect(csv.split("'").length).toBeGreaterThan(2);
  });

  it.each(['-1.5', '+2', '1e-9', '-.5', 'a=b', 'x@y.org', "o'clock", '0xab'])('leaves %j as it is', (text) => {
    expect(tsvOf({ columns: ['a'], rows: [[text]] })).toBe(`a\n${text}`);
    expect(csvOf({ columns: ['a'], rows: [[text], [-1.5]] })).toBe(`a\r\n${text}\r\n-1.5\r\n`);
  });

  it('copies without breaking rows', () => {
    expect(tsvOf({ columns: ['a'], rows: [['x\ty\nz']] })).toBe('a\nx y z');
  });
});
