import type { Federation } from './federation.js';

/** Clients asked in a round: the share C of them, at least one (McMahan et al. 2017, algorithm 1: m = max(C·K, 1)). */
export function cohortSize({ clients, cohortPercent }: Pick<Federation, 'clients' | 'cohortPercent'>): number {
  // 0.29 × 100 is 28.999…
  return Math.max(1, Math.floor((cohortPercent * clients) / 100 + 1e-9));
}
