import { expect, it } from 'vitest';
import { firstRows } from './first-rows.js';

it('reads quoted cells, and rows that are too short', () => {
  expect(firstRows('\ufeffa;b\n"x; y";2\n3\n', ';')).toEqual([['a', 'b'], ['x; y', '2'], ['3']]);
});

it('stops after six rows, and shows nothing of what cannot be read', () => {
  expect(firstRows('a\n'.repeat(100), ',')).toHaveLength(6);
  expect(firstRows('a,b\n"never closed', ',')).toEqual([]);
});
