import fc from 'fast-check';
import { expect, it } from 'vitest';
import { sortColumn } from './sort-column.js';

it('sorts columns of every length', () => {
  const value = fc.float({ min: -100, max: 100, noNaN: true });
  fc.assert(
    fc.property(fc.array(value, { maxLength: 200 }), (list) => {
      const column = Float32Array.from(list);
      sortColumn(column);
      expect([...column]).toEqual([...Float32Array.from(list)].sort((a, b) => a - b));
    }),
  );
});
