import { describe, expect, it } from 'vitest';
import type { TableInfo } from '../../../simulations/api/contract/index.js';
import { tokens } from '../../test-support/frames.js';
import { vocabulary } from '../../test-support/words.js';
import { cellExact, cellText, columnHeader, curveModel, rowOfMoment, tableText } from './tables.js';

const day = 86_400;
const table: TableInfo = {
  table: 'deciders',
  mechanism: 'vesting',
  title: 'Who decides',
  description: '',
  columns: [
    { name: 'time', title: 'Date', unit: 'time' },
    { name: 'unlocked', title: 'Unlocked', unit: 'wei' },
    { name: 'largest', title: 'Largest voter', unit: 'name' },
    { name: 'share', title: 'Its share', unit: 'share' },
    { name: 'alone', title: 'Could decide alone', unit: 'text' },
  ],
  rows: [
    [10 * day, tokens(1_234_567.5), 'whale-1', 0.625, 'whale-1, whale-2'],
    [20 * day, tokens(2_000_000), null, null, 'nobody'],
  ],
};
const cells = (at: number) =>
  table.columns.map((column, place) => cellText(column, table.rows[at]?.[place], vocabulary));

describe('a table of a mechanism', () => {
  it('is read with dates, rounded amounts and percent, its asset in the head', () => {
    expect(cells(0)).toEqual(['11 Jan 1970', '1.23\u00a0M', 'whale-1', '62.5\u00a0%', 'whale-1, whale-2']);
    expect(cells(1)).toEqual(['21 Jan 1970', '2\u00a0M', '–', '–', 'nobody']);
    expect(table.columns.map((column) => columnHeader(column, vocabulary))[1]).toBe('Unlocked (FOLK)');
    expect(cellExact(table.columns[1]!, table.rows[0]![1], vocabulary)).toBe('1,234,567.5 FOLK');
  });

  it('marks the row that holds at a moment', () => {
    expect([9, 10, 15, 20, 99].map((time) => rowOfMoment(table, time * day))).toEqual([null, 0, 0, 1, 1]);
    expect(rowOfMoment({ ...table, columns: table.columns.slice(1) }, 99 * day)).toBeNull();
  });

  it('is copied with every digit', () => {
    expect(tableText(table, vocabulary).columns.slice(1, 4)).toEqual([
      'Unlocked (FOLK)',
      'Largest voter',
      'Its share (%)',
    ]);
    expect(tableText(table, vocabulary).rows).toEqual([
      ['1970-01-11', '1234567.5', 'whale-1', '62.5', 'whale-1, whale-2'],
      ['1970-01-21', '2000000', '', '', 'nobody'],
    ]);
  });

  it('is drawn as a line for each column of numbers over the first, with the moment that is looked at', () => {
    const amounts = {
      ...table,
      columns: [...table.columns.slice(0, 3), { name: 'pool', title: 'Pool', unit: 'wei' as const }],
      rows: table.rows.map(([time, unlocked, who], at) => [time!, unlocked!, who!, at === 0 ? tokens(1) : null]),
    };
    const model = curveModel(amounts, vocabulary, 15 * day);
    expect(model).toMatchObject({ unit: 'tokens', symbol: 'FOLK', ticks: [10 * day, 20 * day] });
    expect(model.series.map(({ label, values }) => [label, values])).toEqual([
      ['Unlocked', [1_234_567.5, 2_000_000]],
      ['Pool', [1, null]],
    ]);
    expect(model.moments).toEqual([{ tick: 15 * day, label: 'now' }]);
    expect(curveModel(amounts, vocabulary, null).moments).toEqual([]);
  });
});
