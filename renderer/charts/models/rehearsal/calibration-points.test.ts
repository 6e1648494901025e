import { describe, expect, it } from 'vitest';
import { calibrationError, calibrationPoints } from './calibration-points.js';

const bin = (meanForecast: number, observed: number, n: number) => ({ from: 0, to: 1, meanForecast, observed, n });

describe('the calibration plot', () => {
  it('has a point for each band that has forecasts, with areas by their number', () => {
    const points = calibrationPoints([bin(0.1, 0, 25), bin(0.5, 0.5, 0), bin(0.9, 1, 100)]);
    expect(points.map(({ size }) => size)).toEqual([0.5, 1]);
  });

  it('is on the diagonal when forecasts are right', () => {
    expect(calibrationError(calibrationPoints([bin(0.2, 0.2, 5), bin(0.7, 0.7, 3)]))).toBe(0);
  });

  it('counts a band by its forecasts', () => {
    expect(calibrationError(calibrationPoints([bin(0.5, 0.6, 10), bin(0.5, 0.9, 30)]))).toBeCloseTo(0.325);
    expect(calibrationError([])).toBeNull();
  });
});
