import type { CalibrationReport } from '../../simulations/api/contract/index.js';

/** A voter model scored on a hundred past proposals. */
export const backtestExample: CalibrationReport['backtest'] = {
  n: 100,
  brier: 0.18,
  standardError: 0.01,
  brierPlacebo: 0.2,
  brierByVoters: 0.2,
  versusBaseRate: { difference: 0, standardError: 0.01 },
  versusLastMonth: { difference: 0, standardError: 0.01 },
  skill: '',
  during: null,
  brierBaseRate: 0.2,
  brierLastMonth: 0.22,
  logLoss: 0.5,
  turnoutMape: 0.3,
  calibration: [],
};
