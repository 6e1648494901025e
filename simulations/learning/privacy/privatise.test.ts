import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { randomStream } from '../../random/index.js';
import { noiseDeviation, noiseShare, privatise } from './privatise.js';

const normOf = (values: Float32Array) => Math.sqrt(values.reduce((sum, value) => sum + value * value, 0));
const updates = fc.float32Array({ noNaN: true, noDefaultInfinity: true, minLength: 1, maxLength: 50 });

describe('privatising an update', () => {
  it('makes it no longer than the clip, along the same direction', () => {
    fc.assert(
      fc.property(updates, fc.double({ min: 0.01, max: 100, noNaN: true }), (delta, clipNorm) => {
        const sent = privatise(delta, { clipNorm, deviation: 0 }, randomStream('clip'));
        expect(normOf(sent)).toBeLessThanOrEqual(clipNorm * (1 + 1e-6));
        const factor = Math.min(1, clipNorm / normOf(delta));
        for (let i = 0; i < delta.length; i++) expect(sent[i]).toBe(Math.fround(0 + factor * delta[i]!));
      }),
    );
  });

  it('leaves an update that is short enough as it is, and never changes what it was given', () => {
    const delta = Float32Array.of(0.3, -0.4, 0);
    expect(privatise(delta, { clipNorm: 0.6, deviation: 0 }, randomStream('short'))).toEqual(delta);
    privatise(delta, { clipNorm: 0.1, deviation: 1 }, randomStream('short'));
    expect(delta).toEqual(Float32Array.of(0.3, -0.4, 0));
  });

  it('gives the sum of n updates noise with the deviation σ × clip, whatever n is', () => {
    const protection = { clipNorm: 2, noiseMultiplier: 1.5 };
    for (const trainers of [1, 3, 20]) {
      const deviation = noiseDeviation(protection, trainers);
      const sum = new Float64Array(20_000);
      for (let trainer = 0; trainer < trainers; trainer++) {
        const sent = privatise(new Float32Array(20_000), { clipNorm: 2, deviation }, randomStream('sum', trainer));
        for (let i = 0; i < sum.length; i++) sum[i]! += sent[i]!;
      }
      const mean = sum.reduce((total, value) => total + value, 0) / sum.length;
      const variance = sum.reduce((total, value) => total + value * value, 0) / sum.length;
      // Five standard errors of a mean and of a variance over 20,000 samples.
      expect(Math.abs(mean)).toBeLessThan((5 * 3) / Math.sqrt(20_000));
      expect(Math.abs(variance / 9 - 1)).toBeLessThan(5 * Math.sqrt(2 / 20_000));
    }
  });

  it('gives the same update with the same stream and another with another', () => {
    const delta = Float32Array.of(1, 2, 3);
    const protection = { clipNorm: 1, deviation: 0.1 };
    const sent = privatise(delta, protection, randomStream(1, 'noise'));
    expect(privatise(delta, protection, randomStream(1, 'noise'))).toEqual(sent);
    expect(privatise(delta, protection, randomStream(2, 'noise'))).not.toEqual(sent);
  });

  it('does not make a number of what is none', () => {
    const sent = privatise(Float32Array.of(1, Number.NaN), { clipNorm: 1, deviation: 1 }, randomStream('nan'));
    expect(sent.every((value) => Number.isFinite(value))).toBe(false);
    const infinite = privatise(Float32Array.of(1, Infinity), { clipNorm: 1, deviation: 1 }, randomStream('infinite'));
    expect(infinite.every((value) => Number.isFinite(value))).toBe(false);
  });
});

describe('the share of the noise that a sum has', () => {
  it('is m / n when m of the n that share it sent something and all count the same, however much that is', () => {
    for (const weight of [1, 0.1, 40]) {
      expect(noiseShare([weight, weight, weight], 4)).toBeCloseTo(3 / 4, 12);
      expect(noiseShare([weight, weight, 0, weight], 4)).toBeCloseTo(3 / 4, 12);
      expect(noiseShare([weight], 1)).toBeCloseTo(1, 12);
    }
  });

  it('is less when some count less, by the square of what they count', () => {
    expect(noiseShare([1, 0.5], 2)).toBeCloseTo((1 + 0.25) / 2, 12);
    expect(noiseShare([0.2, 0.6], 2)).toBeCloseTo((1 + 1 / 9) / 2, 12);
    expect(noiseShare([3, 1, 2, 0], 5)).toBeCloseTo((1 + 1 / 9 + 4 / 9) / 5, 12);
  });

  it('is none when nothing is in the sum', () => {
    expect(noiseShare([], 3)).toBe(0);
    expect(noiseShare([0, 0], 3)).toBe(0);
  });

  it('is what a weighted sum of noised updates shows, beside the one that counts most', () => {
    const weights = [1, 0.5, 0.25];
    const trainers = 4;
    const deviation = noiseDeviation({ clipNorm: 2, noiseMultiplier: 1.5 }, trainers);
    const sum = new Float64Array(20_000);
    for (const [trainer, weight] of weights.entries()) {
      const sent = privatise(new Float32Array(20_000), { clipNorm: 2, deviation }, randomStream('share', trainer));
      for (let i = 0; i < sum.length; i++) sum[i]! += weight * sent[i]!;
    }
    const variance = sum.reduce((total, value) => total + value * value, 0) / sum.length;
    expect(Math.abs(variance / 9 / noiseShare(weights, trainers) - 1)).toBeLessThan(5 * Math.sqrt(2 / 20_000));
  });
});
