import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asUpdates, columns, expectClose, federation } from '../../../test/fixtures/learning/updates.js';
import type { AggregationRule, Updates } from './aggregation-rule.js';
import { median } from './coordinatewise/median.js';
import { trimmedMean } from './coordinatewise/trimmed-mean.js';
import { fedAvg } from './mean/fed-avg.js';

const rules: [string, AggregationRule][] = [
  ['FedAvg', fedAvg],
  ['the median', median],
  ['the trimmed mean', trimmedMean(0.25)],
  ['the untrimmed mean', trimmedMean(0)],
  ['the most trimmed mean', trimmedMean(0.49)],
];

describe.each(rules)('%s', (_, rule) => {
  it('gives zeros when all updates are zero, or there are none', () => {
    const zero = new Float32Array(3);
    const zeros = (samples: number[]): Updates => ({
      deltas: samples.map(() => zero),
      sampleCounts: samples,
      shards: samples.map((_samples, i) => i),
    });
    expect(rule.combine(zeros([1, 5]), 3, {})).toEqual(zero);
    expect(rule.combine(zeros([]), 3, {})).toEqual(zero);
    expect(rule.combineWithoutEach(zeros([4]), 3, {})).toEqual([zero]);
    expect(rule.combineWithoutEach(zeros([]), 3, {})).toEqual([]);
  });

  it('gives the one update when all are identical', () => {
    fc.assert(
      fc.property(federation(1), fc.integer({ min: 1, max: 9 }), ([first], copies) => {
        expectClose(rule.combine(asUpdates(Array(copies).fill(first)), first!.delta.length, {}), first!.delta);
      }),
    );
  });

  it('does not care in which order the updates come (to a float32 rounding)', () => {
    const keys = fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true }));
    fc.assert(
      fc.property(federation(), keys, (given, stream) => {
        const shuffled = given
          .map((update) => ({ update, key: stream.next().value as number }))
          .sort((a, b) => a.key - b.key)
          .map(({ update }) => update);
        const { length } = given[0]!.delta;
        expectClose(rule.combine(asUpdates(shuffled), length, {}), rule.combine(asUpdates(given), length, {}));
      }),
    );
  });

  it('leaves each update out just as combining the others would', () => {
    fc.assert(
      fc.property(federation(), (given) => {
        const { length } = given[0]!.delta;
        rule.combineWithoutEach(asUpdates(given), length, {}).forEach((combined, left) => {
          const others = given.filter((_update, i) => i !== left);
          expectClose(combined, rule.combine(asUpdates(others), length, {}));
        });
      }),
    );
  });

  it('gives the same bits for a range of the weights as for all of them', () => {
    fc.assert(
      fc.property(federation(), fc.nat(6), (given, cut) => {
        const { length } = given[0]!.delta;
        const tail = asUpdates(given.map(({ delta, samples }) => ({ delta: delta.subarray(cut), samples })));
        const rest = Math.max(0, length - cut);
        expect(rule.combine(tail, rest, {})).toEqual(rule.combine(asUpdates(given), length, {}).slice(cut));
        expect(rule.combineWithoutEach(tail, rest, {})).toEqual(
          rule.combineWithoutEach(asUpdates(given), length, {}).map((combined) => combined.slice(cut)),
        );
      }),
    );
  });

  it('leaves its input alone', () => {
    const given = columns(3, 1, 2, 9);
    rule.combine(given, 1, {});
    rule.combineWithoutEach(given, 1, {});
    expect(given).toEqual(columns(3, 1, 2, 9));
  });
});
