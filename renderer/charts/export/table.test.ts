import { describe, expect, it } from 'vitest';
import { quietFrame, roundOf } from '../../test-support/frames.js';
import { accuracyModel } from '../models/accuracy.js';
import { csvOf, timeTable, tsvOf } from './table.js';

describe('a chart as a table', () => {
  it('has a row a tick and both edges of a band', () => {
    const model = accuracyModel([quietFrame(1, { round: roundOf(1, 0.5) })], null);
    const table = timeTable(model, 'share');
    expect(table.columns).toHaveLength(4);
    expect(table.rows).toEqual(
      [[1, 0.25, 0.55, 0.5]].map(([tick, low, high, value]) => [tick, low, expect.closeTo(high!), value]),
    );
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
