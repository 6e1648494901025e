import {
  type Marker,
  type News,
  type PanelInfo,
  percent,
  type Reporter,
  type ReporterInput,
  roundTokens,
  shareOf,
} from '../../metrics/index.js';
import { type Address, balanceOf, counted } from '../../world/index.js';
import { nextUnlockOf, unlockedAt, unlockedOf } from './allocation.js';
import { type DecidersAtDate, decidersAt, type VotingBloc, voteRules } from './deciders.js';
import { jumpsOf, vestedAt } from './schedule.js';
import { allocationOf, grantOf, groupOf, type VestingScope, walletAddress } from './state.js';

type Input = ReporterInput<VestingScope>;
type View = VestingScope['view'];
const group = 'vesting';

/** Wei in all vesting wallets: vested or not, nobody can move them before they are claimed. */
export function lockedIn(view: View): bigint {
  return [...view.vesting.wallets.keys()].reduce((sum, key) => sum + balanceOf(view, walletAddress(view, key)), 0n);
}

/** What vests for an account and has not been paid to it yet (wei). */
export function vestingFor(view: View, account: Address): bigint {
  return (view.vesting.walletsOf.get(account) ?? []).reduce((sum, key) => {
    const { total, released } = grantOf(view, key, account);
    return sum + total - released;
  }, 0n);
}

const released = (view: View) =>
  [...view.vesting.wallets.values()].reduce(
    (sum, { grants }) => sum + [...grants.values()].reduce((paid, grant) => paid + grant.released, 0n),
    0n,
  );

/** Everybody as a bloc of its own: what it can vote with now. */
function currentDeciders({ view, agents, time }: Pick<Input, 'view' | 'agents' | 'time'>): DecidersAtDate {
  const blocs = agents.map(({ name, address }): VotingBloc => {
    const votes = view.token.votes.get(address) ?? 0n;
    return { name, free: votes, locked: [] };
  });
  return decidersAt(blocs, voteRules(view), [time])[0]!;
}

export function vestingReporters(scenario: VestingScope['scenario']): readonly Reporter<VestingScope>[] {
  const groups = (launch: number) => allocationOf(scenario, launch);
  const wei = (
    name: string,
    title: string,
    description: string,
    of: (input: Input) => bigint,
  ): Reporter<VestingScope> => ({
    name,
    title,
    unit: 'wei',
    description,
    group,
    report: of,
  });
  return [
    wei('unlocked', 'Unlocked', 'Tokens of the allocation that have vested, claimed or not.', ({ view, time }) =>
      unlockedAt(groups(view.epochStart), time),
    ),
    wei('vestingClaimed', 'Claimed', 'Vested tokens that were paid out of vesting wallets.', ({ view }) =>
      released(view),
    ),
    wei(
      'vestingLocked',
      'In vesting wallets',
      'Tokens that vesting wallets hold: nobody can move them yet.',
      ({ view }) => lockedIn(view),
    ),
    {
      name: 'nextUnlockShare',
      title: 'Next unlock',
      unit: 'share',
      description: 'How much becomes free at the next cliff or step, as a share of all that is unlocked by now.',
      group,
      report: ({ view, time }) => nextUnlockOf(groups(view.epochStart), time)?.shareOfFloat ?? null,
    },
    ...scenario.vesting.groups.map(
      ({ name }, i): Reporter<VestingScope> =>
        wei(
          `unlocked_${i + 1}`,
          `${name}: unlocked`,
          `Tokens of the group ${name} that have vested, claimed or not.`,
          ({ view, time }) => unlockedOf(groups(view.epochStart)[i]!, time),
        ),
    ),
    {
      name: 'decideAlone',
      title: 'Could decide alone',
      unit: 'count',
      description: 'Holders who could each pass a vote alone against all other votes there are.',
      group: 'deciders',
      report: (input) => currentDeciders(input).alone.length,
    },
    {
      name: 'fewestToDecide',
      title: 'Fewest to decide',
      unit: 'count',
      description: 'The fewest holders who can pass a vote together against all other votes there are.',
      group: 'deciders',
      report: (input) => currentDeciders(input).fewest?.length ?? null,
    },
    {
      name: 'largestVote',
      title: 'Largest vote',
      unit: 'share',
      description: 'Share of all votes that the largest single voter holds.',
      group: 'deciders',
      report: ({ view }) => {
        const votes = [...view.token.votes.values()];
        const all = votes.reduce((sum, one) => sum + one, 0n);
        return shareOf(
          votes.reduce((most, one) => (one > most ? one : most), 0n),
          all,
        );
      },
    },
  ];
}

/** Groups of which something became free at once in the tick. */
function unlocksOf({ view, scenario, previousTime, time }: Input) {
  return allocationOf(scenario, view.epochStart)
    .filter(({ locked }) => locked > 0n)
    .map((allocated) => ({
      name: allocated.group.name,
      amount: jumpsOf(allocated.terms)
        .filter((at) => at > previousTime && at <= time)
        .reduce(
          (sum, at) =>
            sum + vestedAt(allocated.terms, allocated.locked, at) - vestedAt(allocated.terms, allocated.locked, at - 1),
          0n,
        ),
    }))
    .filter(({ amount }) => amount > 0n);
}

/** Share of the circulating tokens from which an unlock is news. */
const STRIKING = 0.01;

export function vestingNews(input: Input): readonly News[] {
  const unlocks = unlocksOf(input);
  const amount = unlocks.reduce((sum, unlock) => sum + unlock.amount, 0n);
  const share = shareOf(amount, input.circulating);
  if (share < STRIKING) return [];
  const names = unlocks.map(({ name }) => name).join(', ');
  return [
    { weight: 72, sentence: `${roundTokens(amount)} of ${names} unlocked, ${percent(share)} of what circulates` },
  ];
}

export function vestingMarkers(input: Input): readonly Marker[] {
  const unlocks = unlocksOf(input);
  if (unlocks.length === 0) return [];
  const amount = unlocks.reduce((sum, unlock) => sum + unlock.amount, 0n);
  if (shareOf(amount, input.circulating) < STRIKING) return [];
  return [
    { kind: 'unlock', label: `${roundTokens(amount)} of ${counted(unlocks.length, 'group')} unlocked`, target: null },
  ];
}

/** What a beneficiary of wallets was granted may be no more than they hold and have paid. */
export function walletsAreCovered({ view, scenario, time }: Input): string | null {
  const groups = allocationOf(scenario, view.epochStart);
  for (const [key, { grants }] of view.vesting.wallets) {
    const { terms } = groupOf(groups, key);
    const held = balanceOf(view, walletAddress(view, key));
    const owed = [...grants.keys()].reduce((sum, account) => {
      const { total, released: paid } = grantOf(view, key, account);
      return sum + total - paid;
    }, 0n);
    if (owed > held) return `the wallet ${key} owes ${owed} wei and holds ${held} wei`;
    for (const account of grants.keys()) {
      const { total, released: paid } = grantOf(view, key, account);
      const vested = vestedAt(terms, total, time);
      if (paid > vested) return `the wallet ${key} has paid ${account} ${paid} wei of ${vested} vested`;
    }
  }
  return null;
}

export const vestingPanels = (count: number): readonly Omit<PanelInfo, 'mechanism'>[] => [
  {
    panel: 'unlocks',
    title: 'Unlocked by group',
    form: 'areas',
    also: ['overview'],
    reporters: Array.from({ length: count }, (_, i) => `unlocked_${i + 1}`),
  },
  {
    panel: 'float',
    title: 'Float',
    form: 'lines',
    reporters: ['unlocked', 'vestingClaimed', 'circulating', 'vestingLocked', 'nextUnlockShare'],
  },
  {
    panel: 'deciders',
    title: 'Who could decide',
    form: 'lines',
    lens: 'governance',
    also: ['overview'],
    hero: 4,
    reporters: ['largestVote', 'decideAlone', 'fewestToDecide'],
  },
  { panel: 'schedule', title: 'Unlock schedule', form: 'areaCurve', table: 'schedule', reporters: [] },
  { panel: 'terms', title: 'Who gets what, and when', form: 'table', table: 'terms', reporters: [] },
  { panel: 'nextUnlocks', title: 'Next unlocks', form: 'table', table: 'unlocks', reporters: [] },
  {
    panel: 'decidersByDate',
    title: 'Who could decide alone, by date',
    form: 'table',
    table: 'deciders',
    also: ['governance'],
    reporters: [],
  },
];
