import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LearningError } from '../../errors/index.js';
import { randomStream } from '../../random/index.js';
import { decodeUpdate, encodeUpdate } from './update-encoding.js';

const updates = fc.float32Array({ noNaN: true, noDefaultInfinity: true, minLength: 1, maxLength: 80 });
const keepPercents = fc.double({ min: 0.01, max: 100, noNaN: true });

describe('an update on the wire', () => {
  it('is its own 4 d bytes without compression and comes back bit for bit, whatever is in it', () => {
    fc.assert(
      fc.property(fc.float32Array({ minLength: 1 }), (update) => {
        const encoding = { keepPercent: 100, bits: 32 } as const;
        const bytes = encodeUpdate(update, encoding);
        expect(bytes).toEqual(new Uint8Array(update.buffer));
        expect(new Uint8Array(decodeUpdate(bytes, update.length, encoding).buffer)).toEqual(bytes);
      }),
    );
  });

  it('brings the largest values exactly and nothing of the others with 32 bits', () => {
    fc.assert(
      fc.property(updates, keepPercents, (update, keepPercent) => {
        const encoding = { keepPercent, bits: 32 } as const;
        const decoded = decodeUpdate(encodeUpdate(update, encoding), update.length, encoding);
        const kept = Math.ceil((update.length * keepPercent) / 100);
        const smallestKept = update.map(Math.abs).sort().at(-kept)!;
        for (let i = 0; i < update.length; i++)
          if (Math.abs(update[i]!) > smallestKept) expect(decoded[i]).toBe(update[i]);
          else if (Math.abs(update[i]!) < smallestKept) expect(decoded[i]).toBe(0);
        expect(decoded.filter((value) => value !== 0).length).toBeLessThanOrEqual(kept);
      }),
    );
  });

  it('brings eight-bit values within half a step of those sent with 32 bits', () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer({ min: 1, max: 6000 }), keepPercents, (seed, length, keepPercent) => {
        const update = randomStream(seed).normals(length);
        const exact = decodeUpdate(encodeUpdate(update, { keepPercent, bits: 32 }), length, { keepPercent, bits: 32 });
        const coarse = decodeUpdate(encodeUpdate(update, { keepPercent, bits: 8 }), length, { keepPercent, bits: 8 });
        const largest = exact.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
        for (let i = 0; i < length; i++)
          if (!(Math.abs(coarse[i]! - exact[i]!) <= (largest / 254) * (1 + 1e-5))) expect(coarse[i]).toBe(exact[i]);
      }),
    );
  });

  it.each([
    // d = 100,000: values, scales for blocks of 2048, positions as gaps (of at most 127 mostly) or a bit each.
    { keepPercent: 100, bits: 32, least: 400_000, most: 400_000 },
    { keepPercent: 100, bits: 8, least: 100_000 + 4 * 49, most: 100_000 + 4 * 49 },
    { keepPercent: 50, bits: 32, least: 200_000 + 12_500, most: 200_000 + 12_500 },
    { keepPercent: 10, bits: 32, least: 50_000, most: 50_100 },
    { keepPercent: 1, bits: 32, least: 5_000, most: 5_500 },
    { keepPercent: 1, bits: 8, least: 2_004, most: 2_504 },
  ] as const)('takes $least to $most bytes at $keepPercent % and $bits bits', ({ keepPercent, bits, least, most }) => {
    const bytes = encodeUpdate(randomStream('bytes').normals(100_000), { keepPercent, bits }).length;
    expect(bytes).toBeGreaterThanOrEqual(least);
    expect(bytes).toBeLessThanOrEqual(most);
  });

  it('reads bytes that begin anywhere and values in shared memory', () => {
    const encoding = { keepPercent: 40, bits: 32 } as const;
    const update = new Float32Array(new SharedArrayBuffer(20));
    update.set([1, -5, 2, 0, 4]);
    const bytes = encodeUpdate(update, encoding);
    const moved = new Uint8Array(bytes.length + 1);
    moved.set(bytes, 1);
    expect([...decodeUpdate(moved.subarray(1), 5, encoding)]).toEqual([0, -5, 0, 0, 4]);
  });

  it('keeps an update with a value that is no number recognisable as such', () => {
    for (const bits of [8, 32] as const) {
      const encoding = { keepPercent: 1, bits };
      const update = new Float32Array(1000).fill(1);
      update[500] = Number.NaN;
      const decoded = decodeUpdate(encodeUpdate(update, encoding), 1000, encoding);
      expect(decoded.every((value) => Number.isFinite(value))).toBe(false);
    }
  });

  it('is refused when it was cut short or has bytes too many', () => {
    fc.assert(
      fc.property(
        updates,
        keepPercents,
        fc.constantFrom<8 | 32>(8, 32),
        fc.nat(100),
        (update, keepPercent, bits, cut) => {
          const bytes = encodeUpdate(update, { keepPercent, bits });
          const shorter = bytes.subarray(0, cut % bytes.length);
          expect(() => decodeUpdate(shorter, update.length, { keepPercent, bits })).toThrow(LearningError);
          const longer = new Uint8Array(bytes.length + 1);
          longer.set(bytes);
          expect(() => decodeUpdate(longer, update.length, { keepPercent, bits })).toThrow(LearningError);
        },
      ),
    );
  });
});
