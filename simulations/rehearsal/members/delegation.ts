import type { Address } from '../../chain/index.js';

/** One holder who lets another vote, with all of its tokens or with a part. */
export interface Delegation {
  readonly delegator: Address;
  readonly delegate: Address;
  /** Its part among the holder's delegations, in any unit; all are equal when absent. */
  readonly weight?: bigint;
  /** The weight that is all of the holder's tokens; the sum of its weights when `null` or absent. */
  readonly of?: bigint | null;
  /** When it ends, Unix seconds; never when `null` or absent. */
  readonly ends?: number | null;
}

/** What a holder's delegates get of its tokens. The rest it keeps. */
export interface DelegatedParts {
  /** Delegates and the smallest units each votes with; the holder itself is not among them. */
  readonly parts: ReadonlyMap<Address, bigint>;
  readonly kept: bigint;
}

/** Digits after the point that a weight may have. */
export const WEIGHT_DECIMALS = 18;

/**
 * Which weight is all of a holder's tokens, by the header of the column: percent and basis points, and shares where none is
 * larger than one. `null` where weights are relative.
 */
export function weightScale(header: string, largest: bigint): bigint | null {
  const one = 10n ** BigInt(WEIGHT_DECIMALS);
  if (/bps|basis/i.test(header)) return 10_000n * one;
  if (/percent|pct|%/i.test(header)) return 100n * one;
  return /share|fraction|proportion/i.test(header) && largest <= one ? one : null;
}

/** Delegations by holder, in order. */
export function byDelegator(delegations: readonly Delegation[]): ReadonlyMap<Address, readonly Delegation[]> {
  const sets = new Map<Address, Delegation[]>();
  for (const delegation of delegations) {
    const set = sets.get(delegation.delegator);
    if (set === undefined) sets.set(delegation.delegator, [delegation]);
    else set.push(delegation);
  }
  return sets;
}

/**
 * Divides a balance among a holder's delegations, rounded down; units that are left over by rounding go to the first. What
 * ended by `asOf` (Unix seconds) goes back to the holder.
 */
export function delegatedParts(balance: bigint, set: readonly Delegation[], asOf: number | null): DelegatedParts {
  const holder = set[0]!.delegator;
  const weights = set.map(({ weight = 1n }) => weight);
  const sum = weights.reduce((total, weight) => total + weight, 0n);
  const whole = set[0]!.of ?? sum;
  if (whole === 0n) return { parts: new Map(), kept: balance };
  const shares = weights.map((weight) => (balance * weight) / whole);
  // All of the balance is given away where the weights are all there is.
  if (sum === whole) shares[0] = shares[0]! + balance - shares.reduce((total, share) => total + share, 0n);
  const parts = new Map<Address, bigint>();
  let kept = balance;
  for (const [i, { delegate, ends = null }] of set.entries()) {
    const hasEnded = ends !== null && asOf !== null && ends <= asOf;
    if (hasEnded || delegate === holder) continue;
    parts.set(delegate, (parts.get(delegate) ?? 0n) + shares[i]!);
    kept -= shares[i]!;
  }
  return { parts, kept };
}

/** Who votes with most of a holder's tokens; the holder itself where it keeps as much. */
export function mainDelegate(holder: Address, { parts, kept }: DelegatedParts): Address {
  let main = holder;
  let most = kept;
  for (const [delegate, part] of parts) {
    if (part > most) {
      main = delegate;
      most = part;
    }
  }
  return main;
}
