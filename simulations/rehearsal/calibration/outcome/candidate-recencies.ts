import type { Recency } from '../features/pass-rate.js';

/** A proposal counts half after 34 others: the decay 0.98 that voters' records have too. */
const HALF_LIFE = Math.log(0.5) / Math.log(0.98);

/** Ways to follow the last proposals, the simplest first; a model chooses one on its training part. */
export const RECENCIES: readonly Recency[] = [
  { halfLife: HALF_LIFE, typePrior: null },
  { halfLife: HALF_LIFE, typePrior: 30 },
  { halfLife: HALF_LIFE, typePrior: 10 },
];
