import type { VestingGroup } from './section.js';

/** The shapes in the order in which the contracts number them (`VestingSchedule.Shape`). */
export const CONTRACT_SHAPES = ['linear', 'steps', 'logarithmic'] as const;

/** A schedule as a wallet is given it; `duration`, `cliff` and `period` in seconds. */
export interface Terms {
  /** Unix seconds. */
  readonly start: number;
  readonly duration: number;
  readonly cliff: number;
  readonly shape: (typeof CONTRACT_SHAPES)[number];
  /** Between two steps; 0 for a linear schedule. */
  readonly period: number;
}

/** The terms of what is locked of a group, launched at `launch` (Unix seconds). */
export function termsOf(group: VestingGroup, launch: number, secondsPerMonth: number): Terms {
  const seconds = (months: number) => Math.round(months * secondsPerMonth);
  const cliff = seconds(group.cliffMonths);
  const linear = { shape: 'linear', period: 0 } as const;
  if (group.shape === 'cliff') return { start: launch + cliff, duration: 0, cliff: 0, ...linear };
  const period = seconds(group.stepMonths);
  const begun = group.accruesDuringCliff ? 0 : cliff;
  const span = seconds(group.durationMonths) - begun;
  const when = { start: launch + begun, cliff: cliff - begun };
  if (group.shape === 'linear' || span === 0) return { ...when, duration: span, ...linear };
  // Rounded months may miss a whole number of periods by a second: the periods count.
  const shape = group.shape === 'steps' ? 'steps' : 'logarithmic';
  return { ...when, duration: Math.max(1, Math.round(span / period)) * period, shape, period };
}

/** When everything has vested, Unix seconds. */
export const endOf = ({ start, duration }: Terms): number => start + duration;

/**
 * What has vested of an allocation, in wei, exactly as the wallets compute it (`VestingSchedule.vested`; for linear
 * terms also OpenZeppelin's VestingWallet and VestingWalletCliff).
 * @param time Unix seconds, whole
 */
export function vestedAt(terms: Terms, total: bigint, time: number): bigint {
  const { start, duration, cliff, shape, period } = terms;
  if (time < start + cliff) return 0n;
  const elapsed = time - start;
  if (elapsed >= duration) return total;
  if (shape === 'linear') return (total * BigInt(elapsed)) / BigInt(duration);
  const passed = BigInt(Math.floor(elapsed / period));
  const periods = BigInt(duration / period);
  return shape === 'steps' ? (total * passed) / periods : (total * log2(passed + 1n)) / log2(periods + 1n);
}

const FRACTION_BITS = 64n;
const MANTISSA_BITS = 127n;

/** The binary logarithm of a whole number from 1, rounded down to a multiple of 2^-64, in such parts. */
export function log2(x: bigint): bigint {
  const whole = BigInt(x.toString(2).length - 1);
  let result = whole << FRACTION_BITS;
  let mantissa = x << (MANTISSA_BITS - whole);
  for (let bit = 1n << (FRACTION_BITS - 1n); bit > 0n; bit >>= 1n) {
    mantissa = (mantissa * mantissa) >> MANTISSA_BITS;
    if (mantissa >> (MANTISSA_BITS + 1n) === 0n) continue;
    result |= bit;
    mantissa >>= 1n;
  }
  return result;
}

/**
 * The moments at which something becomes free at once: the start of a schedule without a length, the cliff, every
 * step. What flows by the second has none but its cliff.
 * @returns Unix seconds, ascending
 */
export function jumpsOf({ start, duration, cliff, shape, period }: Terms): readonly number[] {
  const first = start + cliff;
  if (duration === 0) return [first];
  if (shape === 'linear') return cliff === 0 ? [] : [first];
  const steps = Array.from({ length: duration / period }, (_, i) => start + (i + 1) * period).filter((t) => t > first);
  // A cliff that ends before the first step frees nothing.
  return cliff >= period ? [first, ...steps] : steps;
}

/** The next moment after `time` at which something becomes free at once, and how much; `null` when there is none. */
export function nextUnlock(
  terms: Terms,
  total: bigint,
  time: number,
): { readonly time: number; readonly amount: bigint } | null {
  for (const at of jumpsOf(terms)) {
    if (at <= time) continue;
    const amount = vestedAt(terms, total, at) - vestedAt(terms, total, at - 1);
    if (amount > 0n) return { time: at, amount };
  }
  return null;
}
