import type { TrainingBehaviour } from '../learning-service.js';
import { freeRide } from './free-ride.js';
import { honest } from './honest.js';
import { labelFlip } from './label-flip.js';
import type { LocalUpdate, TrainerDesk } from './local-update.js';
import { signFlip } from './sign-flip.js';

/** What a trainer of the given behaviour sends. */
export function behave(behaviour: TrainingBehaviour, desk: TrainerDesk): LocalUpdate {
  switch (behaviour.kind) {
    case 'honest':
      return honest(desk);
    case 'labelFlip':
      return labelFlip(desk);
    case 'signFlip':
      return signFlip(desk, behaviour.scale);
    case 'freeRide':
      return freeRide(desk, behaviour.deviation);
  }
}
