import type { Address } from '../../chain/index.js';
import type { WorldView } from '../../world/index.js';

const LATEST_ROUNDS = 6;

/**
 * Share (0 to 1) of trainers' pay in the latest rounds that went to trainers whose updates, over those rounds
 * together, measured no positive contribution. Single scores are noisy; their sum over rounds is less so.
 */
export function misdirectedPay({ settledRounds }: WorldView): number {
  const scores = new Map<Address, number>();
  const pay = new Map<Address, bigint>();
  for (const { settlement } of settledRounds.slice(-LATEST_ROUNDS)) {
    for (const { trainer, scorePpm, paid } of settlement?.trainers ?? []) {
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
