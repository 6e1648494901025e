import { formatTokens } from '../../../scenario/index.js';
import {
  type AllocatedGroup,
  allocate,
  circulatingAt,
  nextUnlockOf,
  splitByWeights,
  unlockCurves,
  unlockDates,
  unlockedAt,
} from '../allocation.js';
import { LAUNCH_FLOAT, type Quartiles, type Standing, standingOf } from '../benchmarks.js';
import { decidersAt, type VoteRules, type VotingBloc } from '../deciders.js';
import type { VestingSection } from '../section.js';

/** What an allocation means before anything has run. Percentages are 0 to 100, months are counted from launch. */
export interface AllocationOutlook {
  /** Unix seconds. */
  readonly launch: number;
  /** Points of the curves: every date at which something becomes free, and the second before it. */
  readonly months: readonly number[];
  /** What has been unlocked of each group, in percent of the allocation, at every point. */
  readonly curves: readonly { readonly group: string; readonly percent: readonly number[] }[];
  readonly atLaunch: {
    /** What launches call their float: everything unlocked, the treasury's included. */
    readonly float: AllocationPart;
    /** Unlocked and not the treasury's. */
    readonly circulating: AllocationPart;
    readonly floatQuartiles: Quartiles;
  };
  /** The month at which nothing is locked any more. */
  readonly allUnlockedMonth: number;
  /** What becomes free at once, the next first. */
  readonly unlocks: readonly Unlock[];
  /** Each group beside real launches, in the groups' order. */
  readonly standings: readonly (readonly Standing[])[];
  /** Who decides after each unlock; `null` while nobody's votes are known. */
  readonly deciders: readonly Deciders[] | null;
}

/** Tokens of the allocation: a decimal text, and in percent of all of it. */
export interface AllocationPart {
  readonly tokens: string;
  readonly percent: number;
}

export interface Unlock extends AllocationPart {
  readonly month: number;
  readonly groups: readonly string[];
  /** In percent of all that was unlocked before; `null` when nothing was. */
  readonly percentOfFloat: number | null;
}

/** Supposed that everybody keeps what it gets and votes with it, and all others vote against. */
export interface Deciders {
  readonly month: number;
  readonly largest: { readonly name: string; readonly percentOfVotes: number } | null;
  readonly alone: readonly string[];
  /** The fewest who can pass a vote together; `null` when not even all can. */
  readonly fewest: number | null;
}

/** Everybody who votes, with what it has besides the allocation (wei), and what it takes. */
export interface Electorate {
  readonly members: readonly { readonly name: string; readonly cohort: string; readonly free: bigint }[];
  readonly rules: VoteRules;
}

/** A chart of so many dates is as fine as anybody can see. */
const MOST_DATES = 240;
const MOST_UNLOCKS = 24;
const MOST_VOTES = 40;

/**
 * What a section means once launched at `launch` (Unix seconds).
 * @param electorate `null` where the rest of the scenario cannot be read
 */
export function outlookOf(section: VestingSection, launch: number, electorate: Electorate | null): AllocationOutlook {
  const groups = allocate(section, launch);
  const total = groups.reduce((sum, { amount }) => sum + amount, 0n);
  const dates = unlockDates(groups, launch, section.secondsPerMonth);
  const month = (time: number) => Math.round(((time - launch) / section.secondsPerMonth) * 1e4) / 1e4;
  const part = (amount: bigint) => ({ tokens: formatTokens(amount), percent: percentOf(amount, total) });
  const points = thinned(dates, MOST_DATES).flatMap((date) => (date > launch ? [date - 1, date] : [date]));
  return {
    launch,
    months: points.map(month),
    curves: unlockCurves(groups, points).map(({ group, unlocked }) => ({
      group,
      percent: unlocked.map((amount) => percentOf(amount, total)),
    })),
    atLaunch: {
      float: part(unlockedAt(groups, launch)),
      circulating: part(circulatingAt(groups, launch)),
      floatQuartiles: LAUNCH_FLOAT,
    },
    allUnlockedMonth: month(dates.at(-1)!),
    unlocks: unlocksOf(groups, launch).map(({ time, amount, shareOfFloat, groups: names }) => ({
      ...part(amount),
      month: month(time),
      groups: names,
      percentOfFloat: shareOfFloat === null ? null : shareOfFloat * 100,
    })),
    standings: section.groups.map(standingOf),
    deciders: electorate === null ? null : decidersOf(groups, electorate, thinned(dates, MOST_VOTES), month),
  };
}

function unlocksOf(groups: readonly AllocatedGroup[], launch: number) {
  const found: NonNullable<ReturnType<typeof nextUnlockOf>>[] = [];
  let next = nextUnlockOf(groups, launch);
  while (next !== null && found.length < MOST_UNLOCKS) {
    found.push(next);
    next = nextUnlockOf(groups, next.time);
  }
  return found;
}

function decidersOf(
  groups: readonly AllocatedGroup[],
  { members, rules }: Electorate,
  dates: readonly number[],
  month: (time: number) => number,
): readonly Deciders[] {
  const blocs = blocsOf(groups, members);
  return decidersAt(blocs, rules, dates).map(({ time, votes, alone, fewest }) => {
    const all = votes.reduce((sum, each) => sum + each.votes, 0n);
    const [first] = votes;
    const largest =
      first === undefined || all === 0n ? null : { name: first.name, percentOfVotes: percentOf(first.votes, all) };
    return { month: month(time), largest, alone, fewest: fewest?.length ?? null };
  });
}

/** A cohort's members have equal parts of its groups, as the wallets give them. */
function blocsOf(groups: readonly AllocatedGroup[], members: Electorate['members']): readonly VotingBloc[] {
  const free = members.map((member) => member.free);
  const locked = members.map((): VotingBloc['locked'][number][] => []);
  for (const { group, atLaunch, locked: amount, terms } of groups) {
    const { holder } = group;
    if (holder.kind === 'treasury') continue;
    const places = [...members.keys()].filter((i) => members[i]!.cohort === holder.cohort);
    if (places.length === 0) continue;
    const weights = places.map(() => 1n);
    const atOnce = splitByWeights(atLaunch, weights);
    const later = splitByWeights(amount, weights);
    for (const [at, i] of places.entries()) {
      free[i] = free[i]! + atOnce[at]!;
      if (amount > 0n) locked[i]!.push({ terms, amount: later[at]!, votes: group.votesWhileLocked });
    }
  }
  return members.map(({ name }, i) => ({ name, free: free[i]!, locked: locked[i]! }));
}

/** Some of many, the first and the last among them. */
function thinned(dates: readonly number[], most: number): readonly number[] {
  if (dates.length <= most) return dates;
  const step = (dates.length - 1) / (most - 1);
  return Array.from({ length: most }, (_, i) => dates[Math.round(i * step)]!);
}

const percentOf = (amount: bigint, whole: bigint): number =>
  whole === 0n ? 0 : Number((amount * 10_000_000_000n) / whole) / 1e8;
