import { randomStream } from '../../random/index.js';
import type { Federation } from '../../scenario/index.js';
import { upTo } from './cast-adversaries.js';

/** Clients asked in a round: the share C of them, at least one (McMahan et al. 2017, algorithm 1: m = max(C·K, 1)). */
export function cohortSize({ clients, cohortPercent }: Pick<Federation, 'clients' | 'cohortPercent'>): number {
  // 0.29 × 100 is 28.999…
  return Math.max(1, Math.floor((cohortPercent * clients) / 100 + 1e-9));
}

/** The clients asked in a round, ascending: drawn without replacement, fixed by seed and round. */
export function drawCohort(
  federation: Pick<Federation, 'clients' | 'cohortPercent'>,
  seed: number,
  round: number,
): number[] {
  const order = randomStream(seed, 'federation', 'cohort', round).shuffle(upTo(federation.clients));
  return order.slice(0, cohortSize(federation)).sort((a, b) => a - b);
}
