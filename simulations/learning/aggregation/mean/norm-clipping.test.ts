import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asUpdates, expectClose, federation, rows } from '../../../../test/fixtures/learning/updates.js';
import { norm } from './norm.js';
import { normClipping } from './norm-clipping.js';
import { fedAvg } from './weighted-mean.js';

describe('norm clipping', () => {
  it.each([
    { bound: 1, updates: [[3, 4]], result: [0.6, 0.8], why: '(3, 4) / 5' },
    { bound: 10, updates: [[3, 4]], result: [3, 4], why: '5 is under 10' },
    {
      bound: 5,
      updates: [
        [3, 4],
        [30, -40],
      ],
      result: [3, 0],
      why: '((3, 4) + (30, −40) / 10) / 2',
    },
    {
      bound: undefined,
      updates: [
        [1, 0],
        [0, 2],
        [300, 400],
      ],
      result: [2.2 / 3, 3.6 / 3],
      why: 'M = 2: ((1, 0) + (0, 2) + (1.2, 1.6)) / 3',
    },
    {
      bound: undefined,
      updates: [
        [1, 0],
        [0, 3],
      ],
      result: [0.5, 1],
      why: 'M = (1 + 3) / 2: ((1, 0) + (0, 2)) / 2',
    },
  ])('to $bound of $updates gives $result: $why', ({ bound, updates, result }) => {
    expectClose(normClipping(bound).combine(rows(...updates), 2, {}), result, 1e-7);
  });

  it('weighs by sample counts: (3·(1, 0) + 1·(0, 1)) / 4', () => {
    const updates = { ...rows([1, 0], [0, 9]), sampleCounts: [3, 1] };
    expect(normClipping(1).combine(updates, 2, {})).toEqual(Float32Array.of(0.75, 0.25));
  });

  it('leaves out each under the median length of the others', () => {
    const [first, , last] = normClipping(undefined).combineWithoutEach(rows([1, 0], [0, 3], [8, 0]), 2, {});
    expect(first).toEqual(Float32Array.of(2.75, 1.5)); // M = 5.5: ((0, 3) + (5.5, 0)) / 2
    expect(last).toEqual(Float32Array.of(0.5, 1)); // M = 2: ((1, 0) + (0, 2)) / 2
  });

  it('is FedAvg when no update is too long', () => {
    fc.assert(
      fc.property(federation(), (given) => {
        const { length } = given[0]!.delta;
        expect(normClipping(1e6).combine(asUpdates(given), length, {})).toEqual(
          fedAvg.combine(asUpdates(given), length, {}),
        );
      }),
    );
  });

  it('never gives an update longer than its bound', () => {
    fc.assert(
      fc.property(federation(), fc.double({ min: 0.01, max: 200, noNaN: true }), (given, bound) => {
        const combined = normClipping(bound).combine(asUpdates(given), given[0]!.delta.length, {});
        expect(norm(combined)).toBeLessThanOrEqual(bound * (1 + 1e-6));
      }),
    );
  });
});
