import type { LocalUpdate, TrainerDesk } from './local-update.js';

/** Trains on labels turned from y to 9 − y, and sends what came of it (data poisoning; Fang et al. 2020, arXiv 1911.11815). */
export function labelFlip(desk: TrainerDesk): LocalUpdate {
  return desk.train((label) => 9 - label);
}
