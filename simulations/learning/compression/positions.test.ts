import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LearningError } from '../../errors/index.js';
import { decodePositions, encodePositions } from './positions.js';

describe('positions as bytes', () => {
  it('come back as they were, few or many or all of them', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 2000 }),
        fc.array(fc.nat(1999), { maxLength: 400 }),
        fc.boolean(),
        (length, drawn, all) => {
          const chosen = all ? Array.from({ length }, (_, i) => i) : drawn.filter((position) => position < length);
          const positions = Int32Array.from(new Set(chosen)).sort();
          expect(decodePositions(encodePositions(positions, length), positions.length, length)).toEqual(positions);
        },
      ),
      { numRuns: 300 },
    );
  });

  it.each([
    ['no byte when all are sent', [0, 1, 2], 3, []],
    ['a bit each when many are', [0, 9], 10, [0b1, 0b10]],
    ['gaps when few are, long ones in several bytes', [1, 2, 130, 2_000_000], 3_000_000, [1, 0, 127, 253, 135, 122]],
  ])('take %s', (_, positions, length, bytes) => {
    expect([...encodePositions(Int32Array.from(positions), length)]).toEqual(bytes);
    expect([...decodePositions(Uint8Array.from(bytes), positions.length, length)]).toEqual(positions);
  });

  it('are refused when the bytes name more, fewer or others', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 12 }), fc.nat(60), fc.integer({ min: 60, max: 100 }), (bytes, k, d) => {
        let positions: Int32Array;
        try {
          positions = decodePositions(bytes, k, d);
        } catch (error) {
          expect(error).toBeInstanceOf(LearningError);
          return;
        }
        expect(positions).toHaveLength(k);
        expect(positions.every((position, i) => position < d && position > (positions[i - 1] ?? -1))).toBe(true);
      }),
      { numRuns: 500 },
    );
    expect(() => decodePositions(Uint8Array.of(5), 2, 1000)).toThrow(LearningError);
    expect(() => decodePositions(Uint8Array.of(5, 5, 5), 2, 1000)).toThrow(LearningError);
    expect(() => decodePositions(Uint8Array.of(5, 133), 2, 1000)).toThrow(LearningError);
    expect(() => decodePositions(Uint8Array.of(0b1), 2, 8)).toThrow(LearningError);
  });
});
