import type { Address } from '../../chain/index.js';
import type { EscrowState, Lock } from './state.js';

type Locks = Pick<EscrowState, 'locks' | 'longest'>;

/** Votes of a lock at a time (Unix seconds): amount × seconds left ÷ longest lock, rounded down as the contract does. */
export function lockedPower({ amount, end }: Lock, longest: number, time: number): bigint {
  return end > time ? (amount * BigInt(end - time)) / BigInt(longest) : 0n;
}

/** All votes at a time at which no lock has changed since. All together are rounded once, as the contract does. */
export function lockedVotesAt(
  { locks, longest }: Locks,
  time: number,
): { readonly supply: bigint; readonly of: ReadonlyMap<Address, bigint> } {
  const known = memory.get(locks);
  if (known?.time === time) return known;
  const of = new Map<Address, bigint>();
  let whole = 0n;
  for (const [account, lock] of locks) {
    if (lock.end <= time) continue;
    of.set(account, lockedPower(lock, longest, time));
    whole += lock.amount * BigInt(lock.end - time);
  }
  const votes = { time, supply: whole / BigInt(longest), of };
  memory.set(locks, votes);
  return votes;
}

interface VotesAtTime {
  readonly time: number;
  readonly supply: bigint;
  readonly of: ReadonlyMap<Address, bigint>;
}
const memory = new WeakMap<EscrowState['locks'], VotesAtTime>();
