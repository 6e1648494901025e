import type { Address } from '../../chain/index.js';
import { settledRounds, type TrainingState } from './state.js';

const LATEST_ROUNDS = 6;
const known = new WeakMap<TrainingState['rounds'], number>();

/**
 * Share (0 to 1) of trainers' pay in the latest rounds that went to trainers whose updates, over those rounds
 * together, measured no positive contribution. Single scores are noisy; their sum over rounds is less so.
 */
export function misdirectedPay(training: TrainingState): number {
  let share = known.get(training.rounds);
  if (share === undefined) {
    share = shareOf(training);
    known.set(training.rounds, share);
  }
  return share;
}

function shareOf(training: TrainingState): number {
  const scores = new Map<Address, number>();
  const pay = new Map<Address, bigint>();
  for (const { trainers } of settledRounds(training).slice(-LATEST_ROUNDS)) {
    for (const { trainer, scorePpm, paid } of trainers) {
      scores.set(trainer, (scores.get(trainer) ?? 0) + scorePpm);
      pay.set(trainer, (pay.get(trainer) ?? 0n) + paid);
    }
  }
  let total = 0n;
  let wasted = 0n;
  for (const [trainer, paid] of pay) {
    total += paid;
    if (scores.get(trainer)! <= 0) wasted += paid;
  }
  return total === 0n ? 0 : Number((wasted * 1_000_000n) / total) / 1_000_000;
}
