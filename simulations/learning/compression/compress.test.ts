import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { randomStream } from '../../random/index.js';
import type { Compression } from '../../scenario/index.js';
import { compress } from './compress.js';
import { encodeUpdate } from './update-encoding.js';

const compressions = fc.record({
  keepPercent: fc.double({ min: 0.1, max: 100, noNaN: true }),
  bits: fc.constantFrom<8 | 32>(8, 32),
  errorFeedback: fc.constant(true),
});

describe('compressing updates', () => {
  it('sends the update itself when nothing is left out', () => {
    fc.assert(
      fc.property(fc.float32Array({ noNaN: true, noDefaultInfinity: true }), (delta) => {
        const { sent, bytes, residual } = compress(delta, { keepPercent: 100, bits: 32, errorFeedback: true }, null);
        expect(sent).toEqual(delta);
        expect(bytes).toBe(4 * delta.length);
        expect(residual!.every((value) => value === 0)).toBe(true);
      }),
    );
  });

  it('loses nothing: what is sent and what is kept make up the update and what was kept before', () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer({ min: 1, max: 3000 }), compressions, (seed, length, compression) => {
        const random = randomStream(seed);
        let residual: Float32Array | null = null;
        for (let round = 0; round < 3; round++) {
          const delta = random.normals(length);
          const before = residual ?? new Float32Array(length);
          const compressed = compress(delta, compression, residual);
          residual = compressed.residual;
          for (let i = 0; i < length; i++) {
            const whole = delta[i]! + before[i]!;
            const rounding = 3e-7 * (Math.abs(whole) + Math.abs(residual![i]!));
            if (!(Math.abs(compressed.sent[i]! + residual![i]! - whole) <= rounding))
              expect(compressed.sent[i]! + residual![i]!).toBe(whole);
          }
        }
      }),
      { numRuns: 50 },
    );
  });

  it('counts the bytes of what it really sends and changes nothing that it is given', () => {
    const delta = randomStream('given').normals(1000);
    const residual = randomStream('kept').normals(1000);
    const copies = [Float32Array.from(delta), Float32Array.from(residual)];
    const compression: Compression = { keepPercent: 3, bits: 8, errorFeedback: true };
    const { bytes } = compress(delta, compression, residual);
    const corrected = delta.map((value, i) => value + residual[i]!);
    expect(bytes).toBe(encodeUpdate(corrected, compression).length);
    expect([delta, residual]).toEqual(copies);
  });

  it('keeps nothing without error feedback', () => {
    expect(
      compress(Float32Array.of(3, 1), { keepPercent: 50, bits: 32, errorFeedback: false }, Float32Array.of(9, 9)),
    ).toMatchObject({ sent: Float32Array.of(3, 0), residual: null });
  });

  it('does not carry a value that is no number into the next round', () => {
    const compression: Compression = { keepPercent: 100, bits: 32, errorFeedback: true };
    const { residual } = compress(Float32Array.of(Number.NaN, 1), compression, null);
    expect(compress(Float32Array.of(1, 1), compression, residual).sent).toEqual(Float32Array.of(1, 1));
  });

  // Two clients with f(x) = ½‖x − c‖², c = (±10, 1) or (±1000, 1): the mean's minimum is at (0, 1). The large parts of
  // their gradients cancel, and hide the small ones, which agree.
  it.each([
    { name: 'top-k', keepPercent: 50, bits: 32, large: 10 },
    { name: 'eight bits', keepPercent: 100, bits: 8, large: 1000 },
  ] as const)('with $name finds a minimum with error feedback that it never finds without', ({ large, ...choice }) => {
    const train = (errorFeedback: boolean) => {
      const compression: Compression = { keepPercent: choice.keepPercent, bits: choice.bits, errorFeedback };
      const x = [0, 0];
      const residuals: (Float32Array | null)[] = [null, null];
      for (let round = 0; round < 5_000; round++) {
        const rate = 1 / (round + 10);
        const sum = [0, 0];
        for (const [client, sign] of [1, -1].entries()) {
          const delta = Float32Array.of(-rate * (x[0]! - sign * large), -rate * (x[1]! - 1));
          const { sent, residual } = compress(delta, compression, residuals[client]!);
          residuals[client] = residual;
          for (let i = 0; i < 2; i++) sum[i]! += sent[i]!;
        }
        for (let i = 0; i < 2; i++) x[i]! += sum[i]! / 2;
      }
      return Math.hypot(x[0]!, x[1]! - 1);
    };
    expect(train(true)).toBeLessThan(0.01);
    expect(train(false)).toBe(1);
  });
});
