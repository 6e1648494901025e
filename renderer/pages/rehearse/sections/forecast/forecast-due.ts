import type { Rehearsal } from '../../../../../simulations/api/contract/index.js';

/** Whether a forecast has to be made: there is none, something changed since, or the voters were learned meanwhile. */
export function forecastDue({
  forecast,
  calibration,
  stale,
}: Pick<Rehearsal, 'forecast' | 'calibration' | 'stale'>): boolean {
  if (forecast === null || stale.includes('forecast')) return true;
  return forecast.source === 'rules' && calibration !== null && !stale.includes('calibration');
}
