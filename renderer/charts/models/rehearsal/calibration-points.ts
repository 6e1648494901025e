import type { CalibrationReport } from '../../../../simulations/api/contract/index.js';

type Bin = CalibrationReport['backtest']['calibration'][number];

/** Forecasts of about the same probability, and how often they came true. */
export interface CalibrationPoint {
  readonly forecast: number;
  readonly observed: number;
  readonly n: number;
  /** 0 to 1: the square root of its part of the largest, so that areas compare. */
  readonly size: number;
}

export function calibrationPoints(bins: readonly Bin[]): readonly CalibrationPoint[] {
  const filled = bins.filter(({ n }) => n > 0);
  const most = Math.max(1, ...filled.map(({ n }) => n));
  return filled.map(({ meanForecast, observed, n }) => ({
    forecast: meanForecast,
    observed,
    n,
    size: Math.sqrt(n / most),
  }));
}

/** How far forecasts lie from what happened on the whole, weighted by how many there are of each; 0 to 1. */
export function calibrationError(points: readonly CalibrationPoint[]): number | null {
  const total = points.reduce((sum, { n }) => sum + n, 0);
  if (total === 0) return null;
  return points.reduce((sum, { forecast, observed, n }) => sum + n * Math.abs(forecast - observed), 0) / total;
}
