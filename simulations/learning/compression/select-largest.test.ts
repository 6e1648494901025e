import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { selectLargest } from './select-largest.js';

describe('selecting the largest values', () => {
  it('gives what sorting by size gives, the first of equals first', () => {
    const values = fc.oneof(
      fc.float32Array({ noNaN: true, maxLength: 60 }),
      // Many equals, of both signs.
      fc.array(fc.constantFrom(-2, -1, -0, 0, 1, 2), { maxLength: 60 }).map((list) => Float32Array.from(list)),
    );
    fc.assert(
      fc.property(values, fc.double({ min: 0, max: 1, noNaN: true }), (list, share) => {
        const count = Math.floor(share * list.length);
        const sorted = [...list.keys()].sort((a, b) => Math.abs(list[b]!) - Math.abs(list[a]!) || a - b);
        expect([...selectLargest(list, count)]).toEqual(sorted.slice(0, count).sort((a, b) => a - b));
      }),
      { numRuns: 500 },
    );
  });

  it('takes what is no number before everything else', () => {
    expect([...selectLargest(Float32Array.of(1, Number.NaN, 3e38, Infinity), 1)]).toEqual([1]);
    expect([...selectLargest(Float32Array.of(1, Number.NaN, 3e38, -Infinity), 2)]).toEqual([1, 3]);
  });

  it('reads a part of a longer buffer', () => {
    expect([...selectLargest(Float32Array.of(9, 9, 1, 3, 2).subarray(2), 2)]).toEqual([1, 2]);
  });
});
