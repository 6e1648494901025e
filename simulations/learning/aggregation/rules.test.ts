import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asUpdates, expectClose, federation, type Given } from '../../../test/fixtures/learning/updates.js';
import type { AggregationContext, AggregationRule } from './aggregation-rule.js';
import { median } from './coordinatewise/median.js';
import { trimmedMean } from './coordinatewise/trimmed-mean.js';
import { hierarchical } from './hierarchical.js';
import { bulyan } from './krum/bulyan.js';
import { krum } from './krum/krum.js';
import { multiKrum } from './krum/multi-krum.js';
import { flTrust } from './mean/fl-trust.js';
import { normClipping } from './mean/norm-clipping.js';
import { fedAvg } from './mean/weighted-mean.js';

/** Every rule, and which of the properties that some rules lack it has. */
interface Case {
  readonly title: string;
  readonly rule: AggregationRule;
  /** Every weight of the result lies between the smallest and the largest value given for it. */
  readonly bounded: boolean;
  /** Adding the same to all updates adds it to the result. */
  readonly moves: boolean;
  /** Doubling all updates doubles the result. */
  readonly scales: boolean;
}

const all = { bounded: true, moves: true, scales: true };

const cases: readonly Case[] = [
  { title: 'FedAvg', rule: fedAvg, ...all },
  { title: 'the median', rule: median, ...all },
  { title: 'the trimmed mean', rule: trimmedMean(0.25), ...all },
  { title: 'the untrimmed mean', rule: trimmedMean(0), ...all },
  { title: 'the most trimmed mean', rule: trimmedMean(0.49), ...all },
  { title: 'Krum', rule: krum(0.3), ...all },
  { title: 'Multi-Krum', rule: multiKrum(0.3), ...all },
  { title: 'Bulyan', rule: bulyan(0.24), ...all },
  { title: 'clipping to the median norm', rule: normClipping(undefined), bounded: false, moves: false, scales: true },
  { title: 'clipping to a norm of 200', rule: normClipping(200), bounded: false, moves: false, scales: false },
  { title: 'FLTrust', rule: flTrust, bounded: false, moves: false, scales: true },
  { title: 'a hierarchy of means', rule: hierarchical(3, fedAvg, fedAvg), ...all },
  { title: 'a hierarchy of robust rules', rule: hierarchical(3, trimmedMean(0.25), median), ...all },
  { title: 'a hierarchy of Multi-Krum', rule: hierarchical(2, multiKrum(0.3), multiKrum(0.3)), ...all },
];

/** The server trusts the way that the first update goes. */
const contextOf = (given: readonly Given[]): AggregationContext => ({ trusted: given[0]!.delta });

/** Up to twelve updates of whole numbers, which float32 adds and compares without rounding. */
const wholeNumbers = federation().map((given) =>
  given.map(({ delta, samples }) => ({ delta: delta.map(Math.round), samples })),
);

const combine = (rule: AggregationRule, given: readonly Given[]) =>
  rule.combine(asUpdates(given), given[0]!.delta.length, contextOf(given));

describe.each(cases)('$title', ({ rule, scales }) => {
  it('gives zeros when all updates are zero, or there are none', () => {
    const zero = new Float32Array(3);
    const trusted = Float32Array.of(1, 2, 3);
    for (const count of [0, 1, 2, 9]) {
      const updates = asUpdates(Array.from({ length: count }, (_, i) => ({ delta: zero, samples: i })));
      expect(rule.combine(updates, 3, { trusted })).toEqual(zero);
      expect(rule.combineWithoutEach(updates, 3, { trusted })).toEqual(Array(count).fill(zero));
    }
  });

  it('gives the one update when all are identical', () => {
    fc.assert(
      fc.property(federation(1), fc.integer({ min: 1, max: 9 }), ([first], copies) => {
        const norm = Math.hypot(...first!.delta);
        fc.pre(scales || norm < 200);
        expectClose(combine(rule, Array(copies).fill(first)), first!.delta);
      }),
    );
  });

  it('does not care in which order the updates come (to a float32 rounding)', () => {
    const keys = fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true }));
    fc.assert(
      fc.property(federation(), keys, (given, stream) => {
        const updates = asUpdates(given);
        const order = given
          .map((_, i) => ({ i, key: stream.next().value as number }))
          .sort((a, b) => a.key - b.key)
          .map(({ i }) => i);
        const shuffled = {
          deltas: order.map((i) => updates.deltas[i]!),
          sampleCounts: order.map((i) => updates.sampleCounts[i]!),
          shards: order.map((i) => updates.shards[i]!),
        };
        const context = contextOf(given);
        const { length } = given[0]!.delta;
        expectClose(rule.combine(shuffled, length, context), rule.combine(updates, length, context));
      }),
    );
  });

  it('leaves each update out just as combining the others would', () => {
    fc.assert(
      fc.property(federation(), (given) => {
        const updates = asUpdates(given);
        const context = contextOf(given);
        const { length } = given[0]!.delta;
        const without = <T>(list: readonly T[], left: number) => list.filter((_, i) => i !== left);
        rule.combineWithoutEach(updates, length, context).forEach((combined, left) => {
          const others = {
            deltas: without(updates.deltas, left),
            sampleCounts: without(updates.sampleCounts, left),
            shards: without(updates.shards, left),
          };
          expectClose(combined, rule.combine(others, length, context));
        });
      }),
    );
  });

  it('gives numbers, however large the numbers that it is given', () => {
    const value = fc.float({ min: -(2 ** 126), max: 2 ** 126, noNaN: true });
    const delta = fc.array(value, { minLength: 2, maxLength: 2 }).map((list) => Float32Array.from(list));
    const update = fc.record({ delta, samples: fc.nat(1_000) });
    fc.assert(
      fc.property(fc.array(update, { minLength: 1, maxLength: 12 }), (given) => {
        const updates = asUpdates(given);
        const results = [
          rule.combine(updates, 2, contextOf(given)),
          ...rule.combineWithoutEach(updates, 2, contextOf(given)),
        ];
        expect(results.every((result) => result.every(Number.isFinite))).toBe(true);
      }),
    );
  });

  it('leaves its input alone', () => {
    fc.assert(
      fc.property(federation(), (given) => {
        const before = structuredClone(given);
        combine(rule, given);
        rule.combineWithoutEach(asUpdates(given), given[0]!.delta.length, contextOf(given));
        expect(given).toEqual(before);
      }),
      { numRuns: 20 },
    );
  });
});

it.each(cases.filter(({ rule: { coordinatewise } }) => coordinatewise))(
  '$title gives the same bits for a range of the weights as for all of them',
  ({ rule }) => {
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
  },
);

it.each(cases.filter(({ bounded }) => bounded))(
  '$title stays between the smallest and the largest value of every weight',
  ({ rule }) => {
    fc.assert(
      fc.property(federation(), (given) => {
        combine(rule, given).forEach((weight, j) => {
          const column = given.map(({ delta }) => delta[j]!);
          expect(weight).toBeGreaterThanOrEqual(Math.min(...column) - 1e-5);
          expect(weight).toBeLessThanOrEqual(Math.max(...column) + 1e-5);
        });
      }),
    );
  },
);

it.each(cases.filter(({ moves }) => moves))('$title moves as far as all updates are moved', ({ rule }) => {
  fc.assert(
    fc.property(wholeNumbers, fc.integer({ min: -50, max: 50 }), (given, by) => {
      const moved = given.map(({ delta, samples }) => ({ delta: delta.map((x) => x + by), samples }));
      expectClose(
        combine(rule, moved),
        combine(rule, given).map((x) => x + by),
      );
    }),
  );
});

it.each(cases.filter(({ scales }) => scales))('$title doubles to the bit when all updates are doubled', ({ rule }) => {
  fc.assert(
    fc.property(wholeNumbers, (given) => {
      const doubled = given.map(({ delta, samples }) => ({ delta: delta.map((x) => 2 * x), samples }));
      expect(combine(rule, doubled)).toEqual(combine(rule, given).map((x) => 2 * x));
    }),
  );
});
