import { expect, it } from 'vitest';
import { brierScore, calibrationBins, logLoss } from './score-forecasts.js';

const forecasts = [
  { chance: 0.9, happened: true },
  { chance: 0.2, happened: false },
  { chance: 0.25, happened: true },
  { chance: 1, happened: true },
];

it('scores by the squared difference', () => {
  expect(brierScore(forecasts)).toBeCloseTo((0.01 + 0.04 + 0.5625 + 0) / 4, 12);
});

it('scores by the logarithm, and stays finite where a certainty was wrong', () => {
  expect(logLoss(forecasts.slice(0, 3))).toBeCloseTo(-(Math.log(0.9) + Math.log(0.8) + Math.log(0.25)) / 3, 12);
  expect(logLoss([{ chance: 1, happened: false }])).toBeCloseTo(13.8, 1);
});

it('puts forecasts into bands, certainty into the last', () => {
  expect(calibrationBins(forecasts)).toEqual([
    { from: 0.2, to: 0.3, n: 2, meanForecast: 0.225, observed: 0.5 },
    { from: 0.9, to: 1, n: 2, meanForecast: 0.95, observed: 1 },
  ]);
});
