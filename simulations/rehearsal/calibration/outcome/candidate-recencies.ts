import type { Recency } from '../features/pass-rate.js';

/** Ways to follow the last proposals, of which a model chooses one on its training part. Plain JSON but for Infinity. */
export const RECENCIES: readonly Recency[] = [7, 15, 30, 60].flatMap((halfLifeDays) =>
  [10, 30, Infinity].map((typePrior) => ({ halfLifeDays, typePrior })),
);
