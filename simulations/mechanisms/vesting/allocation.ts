import { parseTokens } from '../../scenario/index.js';
import { endOf, jumpsOf, type Terms, termsOf, vestedAt } from './schedule.js';
import { millionthsOf, type VestingGroup, type VestingSection } from './section.js';

/** A group with its part of the allocation, in wei. */
export interface AllocatedGroup {
  readonly group: VestingGroup;
  /** All that is the group's. */
  readonly amount: bigint;
  /** Paid out at launch, never locked. */
  readonly atLaunch: bigint;
  /** What goes into vesting wallets. */
  readonly locked: bigint;
  /** How the locked part vests. */
  readonly terms: Terms;
}

/**
 * Divides an amount by weights, so that the parts sum to it to the wei: each is rounded down, and the wei that remain
 * go one by one to the largest remainders (Hamilton), the first of equals first.
 */
export function splitByWeights(amount: bigint, weights: readonly bigint[]): readonly bigint[] {
  const sum = weights.reduce((a, b) => a + b, 0n);
  if (sum === 0n) throw new RangeError('weights that are all zero divide nothing');
  const parts = weights.map((weight) => (amount * weight) / sum);
  const missing = Number(amount - parts.reduce((a, b) => a + b, 0n));
  const byRemainder = weights
    .map((weight, i) => ({ i, remainder: (amount * weight) % sum }))
    .sort((a, b) => (a.remainder === b.remainder ? a.i - b.i : a.remainder < b.remainder ? 1 : -1));
  for (const { i } of byRemainder.slice(0, missing)) parts[i] = parts[i]! + 1n;
  return parts;
}

/** Every group's part of the allocation; the parts sum to the whole to the wei. `launch` in Unix seconds. */
export function allocate({ totalTokens, groups, secondsPerMonth }: VestingSection, launch: number): AllocatedGroup[] {
  const weights = groups.map(({ sharePercent }) => millionthsOf(sharePercent));
  const amounts = splitByWeights(parseTokens(totalTokens), weights);
  return groups.map((group, i) => {
    const amount = amounts[i]!;
    const terms = termsOf(group, launch, secondsPerMonth);
    // A schedule that is over at launch locks nothing.
    const atLaunch =
      endOf(terms) <= launch ? amount : (amount * millionthsOf(group.unlockedAtLaunchPercent)) / millionthsOf(100);
    return { group, amount, atLaunch, locked: amount - atLaunch, terms };
  });
}

/** Wei of a group that have been unlocked by a time (at or after launch), claimed or not. */
export function unlockedOf({ atLaunch, locked, terms }: AllocatedGroup, time: number): bigint {
  return atLaunch + vestedAt(terms, locked, time);
}

/** Wei of the whole allocation that have been unlocked, the treasury's with the others: what launches call their float. */
export function unlockedAt(groups: readonly AllocatedGroup[], time: number): bigint {
  return groups.reduce((sum, group) => sum + unlockedOf(group, time), 0n);
}

/** Wei that have been unlocked and are not the treasury's: what can be sold. */
export function circulatingAt(groups: readonly AllocatedGroup[], time: number): bigint {
  return unlockedAt(
    groups.filter(({ group }) => group.holder.kind !== 'treasury'),
    time,
  );
}

/** A group's unlocked wei at each of some times, for a chart of stacked areas. */
export interface UnlockCurve {
  readonly group: string;
  readonly unlocked: readonly bigint[];
}
export function unlockCurves(groups: readonly AllocatedGroup[], times: readonly number[]): readonly UnlockCurve[] {
  return groups.map((each) => ({ group: each.group.name, unlocked: times.map((time) => unlockedOf(each, time)) }));
}

/**
 * The dates to look at after a launch: the launch, every cliff and step, every end, and a month apart while something
 * flows by the second.
 * @returns Unix seconds, ascending, each once
 */
export function unlockDates(groups: readonly AllocatedGroup[], launch: number, secondsPerMonth: number): number[] {
  const locked = groups.filter((group) => group.locked > 0n).map(({ terms }) => terms);
  const flowing = locked.filter(({ shape, duration }) => shape === 'linear' && duration > 0);
  const monthly = flowing.flatMap((terms) => {
    const months = Math.floor((endOf(terms) - launch) / secondsPerMonth);
    const dates = Array.from({ length: months }, (_, i) => launch + (i + 1) * secondsPerMonth);
    return dates.filter((date) => date > terms.start + terms.cliff);
  });
  const dates = new Set([launch, ...locked.flatMap((terms) => [...jumpsOf(terms), endOf(terms)]), ...monthly]);
  return [...dates].filter((date) => date >= launch).sort((a, b) => a - b);
}

/** Dates between which an unlock schedule may be drawn as straight lines: every month, and both sides of every jump. */
export function scheduleDates(groups: readonly AllocatedGroup[], launch: number, secondsPerMonth: number): number[] {
  const terms = groups.filter(({ locked }) => locked > 0n).map((group) => group.terms);
  const end = Math.max(launch, ...terms.map(endOf));
  const months = Math.ceil((end - launch) / secondsPerMonth);
  const monthly = Array.from({ length: months + 1 }, (_, month) => Math.min(end, launch + month * secondsPerMonth));
  const jumps = terms.flatMap((one) => jumpsOf(one).flatMap((at) => [at - 1, at]));
  return [...new Set([...monthly, ...jumps])].filter((date) => date >= launch).sort((a, b) => a - b);
}

/** The next date after `time` at which something becomes free at once, and how much of whose. */
export interface NextUnlock {
  readonly time: number;
  readonly amount: bigint;
  readonly groups: readonly string[];
  /** The amount as a share (0 to 1 and more) of all that has been unlocked by `time`; `null` when nothing has. */
  readonly shareOfFloat: number | null;
}
export function nextUnlockOf(groups: readonly AllocatedGroup[], time: number): NextUnlock | null {
  const dates = groups
    .flatMap(({ terms, locked }) => (locked > 0n ? jumpsOf(terms) : []))
    .filter((date) => date > time);
  for (const date of [...new Set(dates)].sort((a, b) => a - b)) {
    const freed = groups.map((each) => ({
      name: each.group.name,
      amount: jumpsOf(each.terms).includes(date) ? unlockedOf(each, date) - unlockedOf(each, date - 1) : 0n,
    }));
    const amount = freed.reduce((sum, each) => sum + each.amount, 0n);
    if (amount === 0n) continue;
    const float = unlockedAt(groups, time);
    return {
      time: date,
      amount,
      groups: freed.filter((each) => each.amount > 0n).map(({ name }) => name),
      shareOfFloat: float === 0n ? null : Number((amount * 1_000_000_000n) / float) / 1e9,
    };
  }
  return null;
}
