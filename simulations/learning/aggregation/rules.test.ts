import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AggregationRule, Updates } from './aggregation-rule.js';
import { fedAvg } from './fed-avg.js';
import { sortColumn } from './sort-column.js';
import { trimmedMean } from './trimmed-mean.js';

const value = fc.float({ min: -100, max: 100, noNaN: true });

/** A model of one to six weights and up to twelve updates of it. */
const federation = fc.integer({ min: 1, max: 6 }).chain((length) => {
  const weights = fc.array(value, { minLength: length, maxLength: length }).map((list) => Float32Array.from(list));
  const update = fc.record({ delta: weights, samples: fc.integer({ min: 1, max: 1000 }) });
  return fc.record({ model: weights, updates: fc.array(update, { minLength: 1, maxLength: 12 }) });
});

type Given = { delta: Float32Array; samples: number }[];
const asUpdates = (given: Given): Updates => ({
  deltas: given.map(({ delta }) => delta),
  sampleCounts: given.map(({ samples }) => samples),
});

const columns = (...values: readonly number[]): Updates => ({
  deltas: values.map((x) => Float32Array.of(x)),
  sampleCounts: values.map(() => 1),
});

const rules: [string, AggregationRule][] = [
  ['FedAvg', fedAvg],
  ['the trimmed mean', trimmedMean(0.25)],
  ['the untrimmed mean', trimmedMean(0)],
  ['the most trimmed mean', trimmedMean(0.49)],
];

function expectClose(actual: Float32Array, expected: Float32Array, tolerance = 2e-5): void {
  expect(actual).toHaveLength(expected.length);
  actual.forEach((x, i) => {
    expect(Math.abs(x - expected[i]!)).toBeLessThanOrEqual(tolerance);
  });
}

describe.each(rules)('%s', (_, rule) => {
  it('leaves the model as it is when all updates are zero, or there are none', () => {
    const model = Float32Array.of(1, -2, 3.5);
    const zero = new Float32Array(3);
    expect(rule.combine(model, { deltas: [zero, zero], sampleCounts: [1, 5] })).toEqual(model);
    expect(rule.combine(model, { deltas: [], sampleCounts: [] })).toEqual(model);
    expect(rule.combineWithoutEach(model, { deltas: [zero], sampleCounts: [4] })).toEqual([model]);
  });

  it('gives the one update when all are identical', () => {
    fc.assert(
      fc.property(federation, fc.integer({ min: 1, max: 9 }), ({ model, updates: [first] }, copies) => {
        const combined = rule.combine(model, asUpdates(Array(copies).fill(first)));
        expectClose(
          combined,
          model.map((weight, i) => weight + first!.delta[i]!),
        );
      }),
    );
  });

  it('does not care in which order the updates come (to a float32 rounding)', () => {
    fc.assert(
      fc.property(
        federation,
        fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true })),
        ({ model, updates }, keys) => {
          const shuffled = updates
            .map((update) => ({ update, key: keys.next().value as number }))
            .sort((a, b) => a.key - b.key)
            .map(({ update }) => update);
          expectClose(rule.combine(model, asUpdates(shuffled)), rule.combine(model, asUpdates(updates)));
        },
      ),
    );
  });

  it('leaves each update out just as combining the others would', () => {
    fc.assert(
      fc.property(federation, ({ model, updates }) => {
        rule.combineWithoutEach(model, asUpdates(updates)).forEach((combined, left) => {
          const others = updates.filter((_update, i) => i !== left);
          expectClose(combined, rule.combine(model, asUpdates(others)), 2e-4);
        });
      }),
    );
  });

  it('gives the same bits for a range of the weights as for all of them', () => {
    fc.assert(
      fc.property(federation, fc.nat(6), ({ model, updates }, cut) => {
        const tail: Updates = {
          deltas: updates.map(({ delta }) => delta.subarray(cut)),
          sampleCounts: updates.map(({ samples }) => samples),
        };
        expect(rule.combine(model.subarray(cut), tail)).toEqual(rule.combine(model, asUpdates(updates)).slice(cut));
        expect(rule.combineWithoutEach(model.subarray(cut), tail)).toEqual(
          rule.combineWithoutEach(model, asUpdates(updates)).map((combined) => combined.slice(cut)),
        );
      }),
    );
  });

  it('leaves its input alone', () => {
    const given = columns(3, 1, 2, 9);
    rule.combine(Float32Array.of(1), given);
    rule.combineWithoutEach(Float32Array.of(1), given);
    expect(given).toEqual(columns(3, 1, 2, 9));
  });
});

describe('FedAvg', () => {
  it('weighs updates by their sample counts', () => {
    const updates = { deltas: [Float32Array.of(1, 0), Float32Array.of(0, 8)], sampleCounts: [300, 100] };
    expect(fedAvg.combine(Float32Array.of(10, 10), updates)).toEqual(Float32Array.of(10.75, 12));
    expect(fedAvg.combineWithoutEach(Float32Array.of(10, 10), updates)).toEqual([
      Float32Array.of(10, 18),
      Float32Array.of(11, 10),
    ]);
  });

  it('stays within the updates', () => {
    fc.assert(
      fc.property(federation, ({ updates }) => {
        const zero = new Float32Array(updates[0]!.delta.length);
        fedAvg.combine(zero, asUpdates(updates)).forEach((weight, i) => {
          const column = updates.map(({ delta }) => delta[i]!);
          expect(weight).toBeGreaterThanOrEqual(Math.min(...column) - 1e-5);
          expect(weight).toBeLessThanOrEqual(Math.max(...column) + 1e-5);
        });
      }),
    );
  });
});

describe('the trimmed mean', () => {
  it('cuts ⌊β·n⌋ values at each end and averages the rest', () => {
    const origin = Float32Array.of(0);
    expect(trimmedMean(0.25).combine(origin, columns(100, 3, -50, 2))).toEqual(Float32Array.of(2.5));
    expect(trimmedMean(0.25).combine(origin, columns(100, 3, 1, 2, -50))).toEqual(Float32Array.of(2));
    expect(trimmedMean(0.25).combine(origin, columns(1, 2, 6))).toEqual(Float32Array.of(3));
    expect(trimmedMean(0.29).combine(origin, columns(...Array(100).keys()))).toEqual(Float32Array.of(49.5));
  });

  it('does not weigh by sample counts', () => {
    const updates = { deltas: [Float32Array.of(1), Float32Array.of(3)], sampleCounts: [1, 1_000_000] };
    expect(trimmedMean(0.25).combine(Float32Array.of(0), updates)).toEqual(Float32Array.of(2));
  });

  it('stays within the honest values while fewer than β lie', () => {
    const honest = fc.array(fc.float({ min: -1, max: 1, noNaN: true }), { minLength: 12, maxLength: 12 });
    const lies = fc.array(fc.float({ noNaN: true, noDefaultInfinity: true }), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(honest, lies, (told, lied) => {
        const [mean] = trimmedMean(0.25).combine(Float32Array.of(0), columns(...lied, ...told));
        expect(mean).toBeGreaterThanOrEqual(-1);
        expect(mean).toBeLessThanOrEqual(1);
      }),
    );
  });
});

it('sorts columns of every length', () => {
  fc.assert(
    fc.property(fc.array(value, { maxLength: 200 }), (list) => {
      const column = Float32Array.from(list);
      sortColumn(column);
      expect([...column]).toEqual([...Float32Array.from(list)].sort((a, b) => a - b));
    }),
  );
});
