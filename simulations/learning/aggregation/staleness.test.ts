import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asUpdates, columns, expectClose, federation } from '../../../test/fixtures/learning/updates.js';
import type { Staleness } from '../../scenario/index.js';
import { fedAvg } from './mean/weighted-mean.js';
import { combineStale, stalenessFactor } from './staleness.js';

const constant: Staleness = { kind: 'constant' };
const polynomial: Staleness = { kind: 'polynomial', exponent: 0.5 };
const hinge: Staleness = { kind: 'hinge', slope: 10, tolerance: 4 };

describe('the staleness factor', () => {
  it.each([
    { staleness: constant, behind: 0, factor: 1 },
    { staleness: constant, behind: 99, factor: 1 },
    { staleness: polynomial, behind: 0, factor: 1 },
    { staleness: polynomial, behind: 3, factor: 1 / 2 },
    { staleness: polynomial, behind: 15, factor: 1 / 4 },
    { staleness: { kind: 'polynomial', exponent: 2 } as const, behind: 2, factor: 1 / 9 },
    { staleness: { kind: 'polynomial', exponent: 0 } as const, behind: 2, factor: 1 },
    { staleness: hinge, behind: 0, factor: 1 },
    { staleness: hinge, behind: 4, factor: 1 },
    { staleness: hinge, behind: 5, factor: 1 / 11 },
    { staleness: hinge, behind: 8, factor: 1 / 41 },
  ])('$staleness.kind is $factor for an update $behind versions behind', ({ staleness, behind, factor }) => {
    expect(stalenessFactor(staleness, behind)).toBeCloseTo(factor, 15);
  });

  it.each([constant, polynomial, hinge])('$kind is 1 for a fresh update and never rises', (staleness) => {
    fc.assert(
      fc.property(fc.nat(1_000), fc.nat(1_000), (a, b) => {
        expect(stalenessFactor(staleness, Math.max(a, b))).toBeLessThanOrEqual(
          stalenessFactor(staleness, Math.min(a, b)),
        );
        expect(stalenessFactor(staleness, a)).toBeGreaterThan(0);
        expect(stalenessFactor(staleness, 0)).toBe(1);
      }),
    );
  });
});

describe('combining a buffer of late updates', () => {
  it.each([
    { values: [8], counts: [1], behind: [3], result: 4, why: '½·8: alone, a late update moves the model less too' },
    { values: [6, 4], counts: [1, 1], behind: [0, 3], result: 4, why: '(6 + ½·4) / 2' },
    { values: [6, 4], counts: [1, 3], behind: [0, 3], result: 3, why: '(6 + 3·½·4) / 4' },
    { values: [6, 4], counts: [1, 1], behind: [3, 15], result: 2, why: '(½·6 + ¼·4) / 2' },
    { values: [], counts: [], behind: [], result: 0, why: 'nothing came' },
  ])('of $values, $behind versions behind, makes $result: $why', ({ values, counts, behind, result }) => {
    const updates = { ...columns(...values), sampleCounts: counts };
    expect(combineStale(updates, 1, behind, polynomial)).toEqual(Float32Array.of(result));
  });

  it('is FedAvg when nobody is late, or lateness costs nothing', () => {
    fc.assert(
      fc.property(federation(), fc.nat(9), (given, behind) => {
        const updates = asUpdates(given);
        const { length } = given[0]!.delta;
        const average = fedAvg.combine(updates, length, {});
        const fresh = given.map(() => 0);
        const late = given.map(() => behind);
        expect(combineStale(updates, length, fresh, polynomial)).toEqual(average);
        expect(combineStale(updates, length, fresh, hinge)).toEqual(average);
        expect(combineStale(updates, length, late, constant)).toEqual(average);
      }),
    );
  });

  it('shrinks by the factor when all are equally late', () => {
    fc.assert(
      fc.property(federation(), fc.nat(20), (given, behind) => {
        const updates = asUpdates(given);
        const { length } = given[0]!.delta;
        const expected = fedAvg.combine(updates, length, {}).map((x) => x * stalenessFactor(hinge, behind));
        const late = given.map(() => behind);
        expectClose(combineStale(updates, length, late, hinge), expected);
      }),
    );
  });
});
