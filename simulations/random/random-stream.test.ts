import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { randomStream } from './random-stream.js';

const draw = (count: number, ...key: (string | number)[]) => {
  const stream = randomStream(...key);
  return Array.from({ length: count }, () => stream.next());
};

describe('a random stream', () => {
  it('gives the same numbers for the same key', () => {
    fc.assert(
      fc.property(fc.nat(), fc.string(), fc.nat(), (seed, name, tick) => {
        expect(draw(5, seed, name, tick)).toEqual(draw(5, seed, name, tick));
      }),
    );
  });

  it('gives other numbers for any other key, however its parts are cut', () => {
    expect(draw(3, 1, 'ab', 'c')).not.toEqual(draw(3, 1, 'a', 'bc'));
    expect(draw(3, 1, '2')).not.toEqual(draw(3, 1, 2));
    expect(draw(3, 12)).not.toEqual(draw(3, 1, 2));
  });

  it('is not moved by draws from another stream', () => {
    const alone = draw(10, 7, 'a');
    const a = randomStream(7, 'a');
    const b = randomStream(7, 'b');
    const together = Array.from({ length: 10 }, () => {
      b.next();
      return a.next();
    });
    expect(together).toEqual(alone);
  });

  it('keeps whole numbers within their bounds and reaches both', () => {
    const stream = randomStream('bounds');
    const drawn = new Set(Array.from({ length: 500 }, () => stream.integer(-1, 2)));
    expect([...drawn].sort((x, y) => x - y)).toEqual([-1, 0, 1, 2]);
  });

  it('shuffles without losing or adding anything', () => {
    fc.assert(
      fc.property(fc.array(fc.nat()), fc.nat(), (items, seed) => {
        const shuffled = randomStream(seed).shuffle(items);
        expect([...shuffled].sort((x, y) => x - y)).toEqual([...items].sort((x, y) => x - y));
      }),
    );
  });

  it('has the mean and spread it is asked for', () => {
    const stream = randomStream('normal');
    const sample = Array.from({ length: 20_000 }, () => stream.normal(3, 2));
    const mean = sample.reduce((sum, x) => sum + x, 0) / sample.length;
    const deviation = Math.sqrt(sample.reduce((sum, x) => sum + (x - mean) ** 2, 0) / sample.length);
    expect(mean).toBeCloseTo(3, 1);
    expect(deviation).toBeCloseTo(2, 1);
  });

  it('draws many normal samples at once with the share in every range that the distribution has', () => {
    const samples = randomStream('normals').normals(200_001, 3, 2);
    const shareBelow = (limit: number) => samples.filter((sample) => sample < limit).length / samples.length;
    // Φ at −2, −1, 0, 1, 2 standard deviations.
    const expected = [0.02275, 0.15866, 0.5, 0.84134, 0.97725];
    expected.forEach((share, i) => {
      expect(shareBelow(3 + 2 * (i - 2))).toBeCloseTo(share, 2);
    });
  });

  it('draws neighbours of many normal samples independently', () => {
    const samples = randomStream('pairs').normals(200_000);
    const correlation = samples.reduce((sum, x, i) => sum + (i % 2 === 0 ? x * samples[i + 1]! : 0), 0) / 100_000;
    expect(Math.abs(correlation)).toBeLessThan(0.01);
  });

  it('draws the same many samples for the same key, any count of them', () => {
    fc.assert(
      fc.property(fc.nat(), fc.nat(99), (seed, count) => {
        const samples = randomStream(seed).normals(count);
        expect(samples).toHaveLength(count);
        expect(samples).toEqual(randomStream(seed).normals(count));
        expect(
          randomStream(seed)
            .normals(count + 10)
            .subarray(0, count),
        ).toEqual(samples);
      }),
    );
  });

  it('refuses to pick from nothing', () => {
    expect(() => randomStream('x').pick([])).toThrow(RangeError);
  });
});
