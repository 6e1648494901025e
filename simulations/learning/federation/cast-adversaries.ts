import { randomStream } from '../../random/index.js';
import type { Federation } from '../../scenario/index.js';
import type { TrainingBehaviour } from '../learning-service.js';

/** How every client behaves (index = client): the adversaries are drawn at random among the clients, fixed by the seed. */
export function castAdversaries(
  { clients, adversaries }: Pick<Federation, 'clients' | 'adversaries'>,
  seed: number,
): TrainingBehaviour[] {
  const behaviours: TrainingBehaviour[] = Array.from({ length: clients }, () => ({ kind: 'honest' }));
  const drawn = randomStream(seed, 'federation', 'adversaries').shuffle(upTo(clients));
  for (const { count, attack } of adversaries) {
    for (const client of drawn.splice(0, count)) behaviours[client] = attack;
  }
  return behaviours;
}

export function upTo(count: number): number[] {
  return Array.from({ length: count }, (_, i) => i);
}
