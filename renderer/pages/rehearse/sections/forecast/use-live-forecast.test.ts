import { describe, expect, it } from 'vitest';
import type { CalibrationReport } from '../../../../../simulations/api/contract/index.js';
import { forecastExample } from '../../../../charts/models/rehearsal/forecast-example.js';
import { backtestExample } from '../../../../test-support/backtest.js';
import { forecastDue } from './use-live-forecast.js';

const scores = { brier: 0.1, brierBaseRate: 0.2, logLoss: 0.3, calibration: [] };
const calibration: CalibrationReport = {
  split: '2021-12-01',
  trainedOn: { proposals: 1, votes: 1, voters: 1 },
  backtest: backtestExample,
  voterTurnout: scores,
  voterChoice: scores,
  features: [],
  backend: 'cpu',
  seconds: 1,
};

describe('a forecast is due', () => {
  const made = { forecast: forecastExample, calibration: null, stale: [] };

  it('when there is none, or something changed since', () => {
    expect(forecastDue({ ...made, forecast: null })).toBe(true);
    expect(forecastDue({ ...made, stale: ['forecast'] })).toBe(true);
    expect(forecastDue({ ...made, stale: ['execution'] })).toBe(false);
  });

  it('when the voters were learned after it was made by the rule', () => {
    expect(forecastDue({ ...made, calibration })).toBe(true);
    expect(forecastDue({ ...made, calibration, stale: ['calibration'] })).toBe(false);
    expect(forecastDue({ ...made, calibration, forecast: { ...forecastExample, source: 'calibrated' } })).toBe(false);
  });
});
