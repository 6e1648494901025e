import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asUpdates, federation } from '../../../../test/fixtures/learning/updates.js';
import { fedAvg } from './weighted-mean.js';

describe('FedAvg', () => {
  it('weighs updates by their sample counts: (300·(1, 0) + 100·(0, 8)) / 400 = (0.75, 2)', () => {
    const updates = {
      deltas: [Float32Array.of(1, 0), Float32Array.of(0, 8)],
      sampleCounts: [300, 100],
      shards: [0, 1],
    };
    expect(fedAvg.combine(updates, 2, {})).toEqual(Float32Array.of(0.75, 2));
    expect(fedAvg.combineWithoutEach(updates, 2, {})).toEqual([Float32Array.of(0, 8), Float32Array.of(1, 0)]);
  });

  it('is zero for updates that no example stands behind', () => {
    const updates = { deltas: [Float32Array.of(1), Float32Array.of(2)], sampleCounts: [0, 0], shards: [0, 1] };
    expect(fedAvg.combine(updates, 1, {})).toEqual(Float32Array.of(0));
    expect(fedAvg.combineWithoutEach(updates, 1, {})).toEqual([Float32Array.of(0), Float32Array.of(0)]);
  });

  it('does not lose the others in the rounding of a huge update', () => {
    const updates = {
      deltas: [1, 1e30, 3].map((x) => Float32Array.of(x)),
      sampleCounts: [1, 1, 1],
      shards: [0, 1, 2],
    };
    expect(fedAvg.combineWithoutEach(updates, 1, {})[1]).toEqual(Float32Array.of(2));
  });

  it('stays within the updates', () => {
    fc.assert(
      fc.property(federation(), (given) => {
        fedAvg.combine(asUpdates(given), given[0]!.delta.length, {}).forEach((weight, j) => {
          const column = given.map(({ delta }) => delta[j]!);
          expect(weight).toBeGreaterThanOrEqual(Math.min(...column) - 1e-5);
          expect(weight).toBeLessThanOrEqual(Math.max(...column) + 1e-5);
        });
      }),
    );
  });
});
