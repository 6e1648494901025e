import type { LocalUpdate, TrainerDesk } from './local-update.js';

/** Trains honestly, then sends −scale × its update (model poisoning; Li et al. 2019, arXiv 1811.03761). */
export function signFlip(desk: TrainerDesk, scale: number): LocalUpdate {
  const trained = desk.train();
  const { update } = trained;
  for (let i = 0; i < update.length; i++) update[i]! *= -scale;
  return trained;
}
