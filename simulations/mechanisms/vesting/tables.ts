import { percent, shareOf, type TableInfo, type TableInput } from '../../metrics/index.js';
import { nextUnlockOf, scheduleDates, unlockDates, unlockedAt, unlockedOf } from './allocation.js';
import { decidersAt, type VotingBloc, voteRules } from './deciders.js';
import { allocationOf, grantOf, groupOf, type VestingScope } from './state.js';

/** Who could decide a vote alone after each unlock, supposed that everybody keeps what it gets and votes with it. */
export function decidersTable({
  scenario,
  view,
  agents,
  owned,
}: TableInput<VestingScope>): Omit<TableInfo, 'mechanism'> {
  const groups = allocationOf(scenario, view.epochStart);
  const blocs = agents.map(({ name, address }): VotingBloc => {
    const locked = (view.vesting.walletsOf.get(address) ?? []).map((key) => {
      const { group: settings, terms } = groupOf(groups, key);
      return { terms, amount: grantOf(view, key, address).total, votes: settings.votesWhileLocked };
    });
    const waiting = locked.reduce((sum, { amount }) => sum + amount, 0n);
    return { name, free: owned(address) - waiting, locked };
  });
  const { secondsPerMonth } = scenario.vesting;
  const dates = unlockDates(groups, view.epochStart, secondsPerMonth);
  const rules = voteRules(view);
  const decided = decidersAt(blocs, rules, dates);
  return {
    table: 'deciders',
    title: 'Who could decide a vote alone after each unlock',
    description: `Supposed that everybody keeps what it gets, delegates to itself, and all others vote against: who alone reaches the quorum of ${percent(rules.quorumShare)} of the supply and outvotes the rest.`,
    columns: [
      { name: 'time', title: 'Date', unit: 'time' },
      { name: 'month', title: 'Month', unit: 'count' },
      { name: 'unlocked', title: 'Unlocked', unit: 'wei' },
      { name: 'largest', title: 'Largest voter', unit: 'name' },
      { name: 'largestShare', title: 'Its share of all votes', unit: 'share' },
      { name: 'alone', title: 'Could decide alone', unit: 'text' },
      { name: 'fewest', title: 'Fewest to decide together', unit: 'count' },
    ],
    rows: decided.map(({ time, votes, alone, fewest }) => {
      const all = votes.reduce((sum, one) => sum + one.votes, 0n);
      const [largest] = votes;
      return [
        time,
        Math.round(((time - view.epochStart) / secondsPerMonth) * 10) / 10,
        String(unlockedAt(groups, time)),
        largest?.name ?? null,
        largest === undefined ? null : shareOf(largest.votes, all),
        alone.length === 0 ? 'nobody' : alone.slice(0, 5).join(', '),
        fewest?.length ?? null,
      ];
    }),
  };
}

const shapes = {
  cliff: 'all at the cliff',
  linear: 'every second',
  steps: 'in equal steps',
  log: 'in steps, most early',
} as const;

/** The allocation: what each group gets, how much of it at launch, and how the rest vests. */
export function termsTable({ scenario, view }: TableInput<VestingScope>): Omit<TableInfo, 'mechanism'> {
  const groups = allocationOf(scenario, view.epochStart);
  return {
    table: 'terms',
    title: 'Who gets what, and when',
    description:
      'The allocation, group by group. Months are counted from launch; what is unlocked at launch is paid out at once and never locked.',
    columns: [
      { name: 'group', title: 'Group', unit: 'text' },
      { name: 'share', title: 'Of the allocation', unit: 'share' },
      { name: 'tokens', title: 'Tokens', unit: 'wei' },
      { name: 'atLaunch', title: 'At launch', unit: 'wei' },
      { name: 'cliff', title: 'Cliff (month)', unit: 'count' },
      { name: 'end', title: 'All by (month)', unit: 'count' },
      { name: 'shape', title: 'Unlocks', unit: 'text' },
      { name: 'votes', title: 'Locked ones vote', unit: 'text' },
    ],
    rows: groups.map(({ group, amount, atLaunch, locked }) => [
      group.name,
      group.sharePercent / 100,
      String(amount),
      String(atLaunch),
      group.cliffMonths,
      Math.max(group.cliffMonths, group.durationMonths),
      locked === 0n ? 'all at launch' : shapes[group.shape],
      locked === 0n ? '–' : group.votesWhileLocked ? 'yes' : 'no',
    ]),
  };
}

/** What becomes free at once, date by date, against all that was unlocked before. */
export function unlocksTable({ scenario, view }: TableInput<VestingScope>): Omit<TableInfo, 'mechanism'> {
  const groups = allocationOf(scenario, view.epochStart);
  const rows: (string | number | null)[][] = [];
  for (
    let next = nextUnlockOf(groups, view.epochStart);
    next !== null && rows.length < MOST_UNLOCKS;
    next = nextUnlockOf(groups, next.time)
  ) {
    const float = unlockedAt(groups, next.time - 1);
    rows.push([
      next.time,
      next.groups.join(', '),
      String(next.amount),
      float === 0n ? null : shareOf(next.amount, float),
    ]);
  }
  return {
    table: 'unlocks',
    title: 'Next unlocks',
    description:
      'Tokens that become free at once, at a cliff or a step, and what they are of all that is unlocked until then.',
    columns: [
      { name: 'time', title: 'Date', unit: 'time' },
      { name: 'groups', title: 'Whose', unit: 'text' },
      { name: 'tokens', title: 'Becomes free', unit: 'wei' },
      { name: 'share', title: 'Of the float', unit: 'share' },
    ],
    rows,
  };
}

/** Twenty-five years of weeks. */
const MOST_UNLOCKS = 1_300;

/**
 * What each group has unlocked, claimed or not, at every month's end of the whole schedule, and just before and at every
 * moment at which something becomes free at once. Exact: what the wallets will pay at these times.
 */
export function scheduleTable({ scenario, view }: TableInput<VestingScope>): Omit<TableInfo, 'mechanism'> {
  const groups = allocationOf(scenario, view.epochStart);
  return {
    table: 'schedule',
    title: 'Unlock schedule',
    description: 'Tokens of each group that will have vested at a date, claimed or not.',
    columns: [
      { name: 'time', title: 'Date', unit: 'time' },
      ...groups.map(({ group: { name } }, i) => ({ name: `group_${i + 1}`, title: name, unit: 'wei' as const })),
    ],
    rows: scheduleDates(groups, view.epochStart, scenario.vesting.secondsPerMonth).map((time) => [
      time,
      ...groups.map((group) => String(unlockedOf(group, time))),
    ]),
  };
}
