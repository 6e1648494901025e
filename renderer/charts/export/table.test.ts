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

  it('copies without breaking rows', () => {
    expect(tsvOf({ columns: ['a'], rows: [['x\ty\nz']] })).toBe('a\nx y z');
  });
});
