import { expect, it } from 'vitest';
import type { TableInfo } from '../../../simulations/api/contract/index.js';
import { tokens } from '../../test-support/frames.js';
import { vocabulary } from '../../test-support/words.js';
import { curveModel } from './curves.js';

const table: TableInfo = {
  table: 'schedule',
  mechanism: 'vesting',
  title: 'Schedule',
  description: 'What vests.',
  columns: [
    { name: 'time', title: 'Date', unit: 'time' },
    { name: 'team', title: 'Team', unit: 'wei' },
    { name: 'who', title: 'Who', unit: 'text' },
    { name: 'pool', title: 'Pool', unit: 'wei' },
  ],
  rows: [
    [1_767_225_600, '0', 'nobody', tokens(1)],
    [1_769_904_000, tokens(1_234_567.5), null, null],
  ],
};

it('a table is drawn as a line for each column of numbers over the first, with the moment that is looked at', () => {
  const model = curveModel(table, vocabulary, 1_768_000_000);
  expect(model).toMatchObject({ unit: 'tokens', symbol: 'FOLK', ticks: [1_767_225_600, 1_769_904_000] });
  expect(model.series.map(({ label, values }) => [label, values])).toEqual([
    ['Team', [0, 1_234_567.5]],
    ['Pool', [1, null]],
  ]);
  expect(model.moments).toEqual([{ tick: 1_768_000_000, label: 'now' }]);
  expect(curveModel(table, vocabulary, null).moments).toEqual([]);
});
