import { randomStream } from '../../random/index.js';
import { cohortSize, type Federation } from '../../scenario/index.js';
import { upTo } from './cast-adversaries.js';

/** The clients asked in a round, ascending: drawn without replacement, fixed by seed and round. */
export function drawCohort(
  federation: Pick<Federation, 'clients' | 'cohortPercent'>,
  seed: number,
  round: number,
): number[] {
  const order = randomStream(seed, 'federation', 'cohort', round).shuffle(upTo(federation.clients));
  return order.slice(0, cohortSize(federation)).sort((a, b) => a - b);
}
