import type { PastVote } from './voting-history.js';

const PASSED = new Set([
  'passed',
  'enacted',
  'executed',
  'queued',
  'succeeded',
  'approved',
  'accepted',
  'pendingexecution',
  'crosschainexecuted',
]);
const FAILED = new Set(['rejected', 'defeated', 'failed', 'canceled', 'cancelled', 'vetoed', 'declined']);
/** A Governor's proposal expires when it was queued, so won, and nobody carried it out in time. */
export const EXPIRED = 'expired';
/** States that only say that the vote is over. What expired elsewhere may have lost: its votes tell. */
const UNTOLD = new Set(['', 'closed', EXPIRED]);

/** What a recorded status says: `undefined` when nothing, `null` for a poll that neither passes nor fails. */
export function outcomeOfStatus(status: string): boolean | null | undefined {
  if (PASSED.has(status)) return true;
  if (FAILED.has(status)) return false;
  return UNTOLD.has(status) ? undefined : null;
}

/** Voting power by choice; index 0 is choice 1. Power is added in tokens. */
export function choicePowers(votes: readonly PastVote[]): number[] {
  const powers: number[] = [];
  for (const { choice, power } of votes) {
    while (powers.length < choice) powers.push(0);
    powers[choice - 1]! += power;
  }
  return powers;
}

/** Whether choice 1 leads every other one and its power reaches the threshold (tokens). */
export function passedByVotes(threshold: number, powers: readonly number[]): boolean {
  const [first = 0, ...others] = powers;
  return first >= threshold && others.every((power) => first > power) && first > 0;
}
