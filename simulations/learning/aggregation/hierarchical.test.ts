import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asUpdates, columns, expectClose, federation } from '../../../test/fixtures/learning/updates.js';
import { median } from './coordinatewise/median.js';
import { hierarchical } from './hierarchical.js';
import { multiKrum } from './krum/multi-krum.js';
import { fedAvg } from './mean/weighted-mean.js';

describe('hierarchical aggregation', () => {
  it('deals trainers out to the edge servers in turn: shards 0, 2, 4 to one and 1, 3 to the other', () => {
    // Medians 4 of 1, 9, 4 and 6 of 2, 10; then (3·4 + 2·6) / 5.
    const updates = columns(1, 2, 9, 10, 4);
    expectClose(hierarchical(2, median, fedAvg).combine(updates, 1, {}), [4.8], 1e-6);
  });

  it('weighs edge servers by the samples behind them: (100·1 + 300·5) / 400', () => {
    const updates = { ...columns(1, 5), sampleCounts: [100, 300] };
    expect(hierarchical(2, median, fedAvg).combine(updates, 1, {})).toEqual(Float32Array.of(4));
  });

  it('goes by shards, not by places in the list', () => {
    const updates = { ...columns(1, 2, 9), shards: [0, 2, 5] };
    // Shards 0 and 2 are even: (1 + 2) / 2 and 9; the median of both.
    expect(hierarchical(2, fedAvg, median).combine(updates, 1, {})).toEqual(Float32Array.of(5.25));
  });

  it('contains one hostile group when the middle is robust', () => {
    const updates = { ...columns(1, 1, 1e9, 1, 1, 1e9), shards: [0, 1, 2, 3, 4, 5] };
    expect(hierarchical(3, fedAvg, median).combine(updates, 1, {})).toEqual(Float32Array.of(1));
  });

  it('is FedAvg with FedAvg at both levels, however many edge servers there are', () => {
    fc.assert(
      fc.property(federation(), fc.integer({ min: 1, max: 20 }), (given, groups) => {
        const { length } = given[0]!.delta;
        const combined = hierarchical(groups, fedAvg, fedAvg).combine(asUpdates(given), length, {});
        expectClose(combined, fedAvg.combine(asUpdates(given), length, {}));
      }),
    );
  });

  it('is the rule in the middle when every trainer has an edge server of its own', () => {
    fc.assert(
      fc.property(federation(), (given) => {
        const { length } = given[0]!.delta;
        const combined = hierarchical(12, fedAvg, median).combine(asUpdates(given), length, {});
        expectClose(combined, median.combine(asUpdates(given), length, {}));
      }),
    );
  });

  it('may be cut into ranges of weights only when both of its rules may', () => {
    expect(hierarchical(2, fedAvg, median).coordinatewise).toBe(true);
    expect(hierarchical(2, multiKrum(0.3), median).coordinatewise).toBe(false);
    expect(hierarchical(2, median, multiKrum(0.3)).coordinatewise).toBe(false);
  });
});
