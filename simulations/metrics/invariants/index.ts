import type { Frame } from '../frame.js';
import { ballotsWithinSnapshot } from './ballots-within-snapshot.js';
import { flowsSumToTransfers } from './flows-sum-to-transfers.js';
import type { Invariant, InvariantInput } from './invariant.js';
import { nobodyPaidTwice } from './nobody-paid-twice.js';
import { stakesAreCovered } from './stakes-are-covered.js';
import { supplyIsSumOfBalances } from './supply-is-sum-of-balances.js';
import { supplyUnderCap } from './supply-under-cap.js';
import { votesAreBacked } from './votes-are-backed.js';

export const INVARIANTS: readonly Invariant[] = [
  supplyIsSumOfBalances,
  supplyUnderCap,
  stakesAreCovered,
  flowsSumToTransfers,
  nobodyPaidTwice,
  votesAreBacked,
  ballotsWithinSnapshot,
];

/** Checks everything that must hold after a tick. */
export function checkInvariants(input: InvariantInput): Frame['invariants'] {
  const violated = INVARIANTS.flatMap(({ name, check }) => {
    const message = check(input);
    return message === null ? [] : [{ name, message }];
  });
  return { checked: INVARIANTS.length, violated };
}
