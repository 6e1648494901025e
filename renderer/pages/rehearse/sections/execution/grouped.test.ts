import { expect, it } from 'vitest';
import { grouped } from './grouped.js';

it('puts rows of one key together, in the order of their first', () => {
  expect(grouped(['b1', 'a1', 'b2'], (row) => row.charAt(0))).toEqual([
    { key: 'b', rows: ['b1', 'b2'] },
    { key: 'a', rows: ['a1'] },
  ]);
});
