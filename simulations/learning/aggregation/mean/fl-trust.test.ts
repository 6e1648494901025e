import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asUpdates, expectClose, federation, rows } from '../../../../test/fixtures/learning/updates.js';
import { flTrust } from './fl-trust.js';
import { innerProduct, norm } from './norm.js';

describe('FLTrust', () => {
  it.each([
    { trusted: [2, 0], updates: [[5, 0]], result: [2, 0], why: 'cos 1, shortened from 5 to 2' },
    {
      trusted: [2, 0],
      updates: [
        [5, 0],
        [-9, 0],
      ],
      result: [2, 0],
      why: 'cos −1 is cut to 0',
    },
    {
      trusted: [2, 0],
      updates: [
        [5, 0],
        [0, 7],
      ],
      result: [2, 0],
      why: 'cos 0 has no say',
    },
    {
      trusted: [5, 0],
      updates: [
        [3, 4],
        [3, -4],
      ],
      result: [3, 0],
      why: '0.6·((3, 4) + (3, −4)) / 1.2',
    },
    {
      trusted: [5, 0],
      updates: [
        [10, 0],
        [6, 8],
      ],
      result: [4.25, 1.5],
      why: '(1·(5, 0) + 0.6·(3, 4)) / 1.6',
    },
    {
      trusted: [5, 0],
      updates: [
        [-1, 0],
        [-3, 4],
      ],
      result: [0, 0],
      why: 'nobody is trusted',
    },
    { trusted: [0, 0], updates: [[1, 0]], result: [0, 0], why: 'the server learned nothing' },
    {
      trusted: [1, 0],
      updates: [
        [0, 0],
        [1, 0],
      ],
      result: [1, 0],
      why: 'zeros point nowhere',
    },
  ])('trusting $trusted makes $result of $updates: $why', ({ trusted, updates, result }) => {
    expectClose(flTrust.combine(rows(...updates), 2, { trusted: Float32Array.from(trusted) }), result, 1e-6);
  });

  it('leaves each out of trust too', () => {
    const context = { trusted: Float32Array.of(5, 0) };
    const [first, second] = flTrust.combineWithoutEach(rows([10, 0], [6, 8]), 2, context);
    expectClose(first!, [3, 4], 1e-6);
    expectClose(second!, [5, 0], 1e-6);
  });

  // Below float32's normal numbers a rounding is a large part of the number.
  const SMALLEST_STEP = 1e-37;

  it('goes the trusted way, no farther than the server did', () => {
    fc.assert(
      fc.property(federation(), (given) => {
        const [{ delta: trusted }, ...others] = given as [(typeof given)[0], ...typeof given];
        const combined = flTrust.combine(asUpdates(others), trusted.length, { trusted });
        expect(norm(combined)).toBeLessThanOrEqual(norm(trusted) * (1 + 1e-6) + SMALLEST_STEP);
        expect(innerProduct(combined, trusted)).toBeGreaterThanOrEqual(-1e-6 * norm(combined) * norm(trusted));
      }),
    );
  });

  it('says what is missing when the server has no update', () => {
    expect(() => flTrust.combine(rows([1]), 1, {})).toThrow(
      expect.objectContaining({ code: 'learning.trustedUpdateMissing', field: 'trusted' }),
    );
  });
});
