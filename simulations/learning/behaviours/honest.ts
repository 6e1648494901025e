import type { LocalUpdate, TrainerDesk } from './local-update.js';

/** Trains, and sends what came of it. */
export function honest(desk: TrainerDesk): LocalUpdate {
  return desk.train();
}
