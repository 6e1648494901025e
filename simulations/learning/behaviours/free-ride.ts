import type { LocalUpdate, TrainerDesk } from './local-update.js';

/**
 * Does not train: sends normal noise with mean 0 and the given deviation per weight, hoping to pass for work
 * (the random-weights free rider of Lin et al. 2019, arXiv 1911.12560, as an update).
 */
export function freeRide(desk: TrainerDesk, deviation: number): LocalUpdate {
  const update = new Float32Array(new SharedArrayBuffer(4 * desk.weightCount));
  const random = desk.random('noise');
  for (let i = 0; i < update.length; i++) update[i] = random.normal(0, deviation);
  return { update, trainLoss: null, trainAccuracy: null };
}
