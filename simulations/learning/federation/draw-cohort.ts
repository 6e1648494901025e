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

/**
 * Chance (0 to 1) of a client to be asked in a round, as far as nobody can tell who was. 1 where the clients of a secure sum
 * learn whose keys are in it, and where updates are taken as they come: nobody is drawn anew each round then, and fast
 * clients come oftener than others.
 */
export function secretSamplingRate(
  federation: Pick<Federation, 'clients' | 'cohortPercent' | 'secureAggregation' | 'timing'>,
): number {
  if (federation.secureAggregation !== undefined || federation.timing.kind === 'asynchronous') return 1;
  return cohortSize(federation) / federation.clients;
}
