import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asUpdates, federation } from '../../../../test/fixtures/learning/updates.js';
import { randomStream } from '../../../random/index.js';
import { squaredDistances } from './squared-distances.js';

describe('the squared distances', () => {
  it('of (0, 0), (3, 4) and (6, 8) are 25 and 100', () => {
    const points = [
      [0, 0],
      [3, 4],
      [6, 8],
    ].map((row) => Float32Array.from(row));
    expect([...squaredDistances(points, 2)]).toEqual([0, 25, 100, 25, 0, 25, 100, 25, 0]);
  });

  it('are what the definition says', () => {
    fc.assert(
      fc.property(federation(), (given) => {
        const { deltas } = asUpdates(given);
        const distances = squaredDistances(deltas, deltas[0]!.length);
        deltas.forEach((a, i) => {
          deltas.forEach((b, j) => {
            const expected = a.reduce((sum, x, k) => sum + (x - b[k]!) ** 2, 0);
            expect(distances[i * deltas.length + j]).toBeCloseTo(expected, 6);
          });
        });
      }),
    );
  });

  it('have the same bits wherever the two updates stand in the list', () => {
    const stream = randomStream(3, 'distances');
    const points = Array.from({ length: 11 }, () => Float32Array.from({ length: 1_300 }, () => stream.next()));
    const order = [7, 2, 10, 0, 5, 1, 9, 3, 8, 4, 6];
    const straight = squaredDistances(points, 1_300);
    const shuffled = squaredDistances(
      order.map((i) => points[i]!),
      1_300,
    );
    order.forEach((i, row) => {
      order.forEach((j, column) => {
        expect(shuffled[row * 11 + column]).toBe(straight[i * 11 + j]);
      });
    });
  });

  it('tell apart updates that differ in the last digits', () => {
    const [, distance] = squaredDistances([Float32Array.of(1000), Float32Array.of(1000 + 2 ** -14)], 1);
    expect(distance).toBe(2 ** -28);
  });
});
