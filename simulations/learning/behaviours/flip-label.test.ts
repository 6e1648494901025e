import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { flipLabel } from './flip-label.js';

describe('flipping labels', () => {
  it('turns a 0 into a 9 and a 7 into a 2 on digits', () => {
    expect([0, 7, 9].map((label) => flipLabel(label, 10))).toEqual([9, 2, 0]);
  });

  it('leaves the middle of three classes alone', () => {
    expect([0, 1, 2].map((label) => flipLabel(label, 3))).toEqual([2, 1, 0]);
  });

  it('gives a label back when done twice, and always a label there is', () => {
    const labels = fc.integer({ min: 2, max: 256 }).chain((classes) => {
      return fc.tuple(fc.integer({ min: 0, max: classes - 1 }), fc.constant(classes));
    });
    fc.assert(
      fc.property(labels, ([label, classes]) => {
        const flipped = flipLabel(label, classes);
        expect(flipped).toBeGreaterThanOrEqual(0);
        expect(flipped).toBeLessThan(classes);
        expect(flipLabel(flipped, classes)).toBe(label);
      }),
    );
  });
});
