import fc from 'fast-check';
import { expect, it } from 'vitest';
import { moved } from './window-brush.js';

it('the stretch shown stays inside the run, whatever is dragged how far', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 40 }),
      fc.integer({ min: 2, max: 12 }),
      fc.constantFrom('from' as const, 'to' as const, 'both' as const),
      fc.integer({ min: -99, max: 99 }),
      (from, length, grip, by) => {
        const [start, end] = moved([from, from + length], grip, by, 52);
        expect(start).toBeGreaterThanOrEqual(0);
        expect(end).toBeLessThanOrEqual(52);
        expect(end - start).toBeGreaterThanOrEqual(2);
        if (grip === 'both') expect(end - start).toBe(length);
      },
    ),
  );
});
