import { GovernanceToken } from '../../../contracts/bindings/index.js';
import { type Address, callOf } from '../../chain/index.js';
import { parseTokens } from '../../scenario/index.js';
import { TOKEN_ASSET, ZERO_ADDRESS } from '../../world/index.js';
import { governance } from '../governance/index.js';
import { mechanism } from '../open-mechanism.js';
import { staking } from '../staking/index.js';
import { token } from '../token/index.js';
import { claimForTreasury, claimVested, delegateLocked } from './claims.js';
import { insider } from './insiders.js';
import {
  lockedIn,
  vestingFor,
  vestingMarkers,
  vestingNews,
  vestingPanels,
  vestingReporters,
  walletsAreCovered,
} from './reporting.js';
import {
  allocationOf,
  type VestingFact,
  type VestingScope,
  type VestingWalletView,
  vestingEvents,
  vestingOutline,
} from './state.js';
import { decidersTable, scheduleTable, termsTable, unlocksTable } from './tables.js';
import { planWallets, type WalletPlan } from './wallets.js';

const owned =
  (kind: VestingWalletView['kind']) =>
  (args: { readonly newOwner: Address }, key: string): VestingFact => ({
    type: 'vestingOwned',
    kind,
    key,
    owner: args.newOwner,
  });
const released = ({ amount }: { readonly amount: bigint }, key: string): VestingFact => ({
  type: 'vestingReleased',
  key,
  member: null,
  amount,
});
/** One owner, and payments of the one token that it holds. */
const single = (kind: VestingWalletView['kind']) => ({ OwnershipTransferred: owned(kind), ERC20Released: released });

type Scenario = VestingScope['scenario'];
type Member = { readonly cohort: string; readonly address: Address };

function planOf(
  scenario: Scenario,
  launch: number,
  who: { token: Address; treasury: Address; agents: readonly Member[] },
): WalletPlan {
  return planWallets(allocationOf(scenario, launch), {
    token: who.token,
    treasury: who.treasury,
    members: (cohort) => who.agents.filter((agent) => agent.cohort === cohort).map(({ address }) => address),
  });
}

const argumentsOf = <A>(wallets: readonly { readonly key: string; readonly arguments: A }[]) =>
  new Map(wallets.map((wallet) => [wallet.key, wallet.arguments] as const));
const keysOf = (wallets: readonly { readonly key: string }[]) => wallets.map(({ key }) => key);
const WALLET = {
  one: 'Vesting wallet',
  many: 'Vesting wallets',
  family: 'treasury',
  shade: 1,
  party: 'vesting',
} as const;

/**
 * Tokens that were promised and become free in time: OpenZeppelin's VestingWallet and VestingWalletCliff, and wallets for
 * steps, votes and whole groups.
 */
export const vesting = mechanism({
  outline: vestingOutline,
  title: 'Vesting',
  uses: [token, staking, governance],
  words: {
    linear: { ...WALLET, inSentences: 'the vesting wallet' },
    cliff: { ...WALLET, inSentences: 'the vesting wallet' },
    scheduled: { ...WALLET, inSentences: 'the vesting wallet' },
    shared: { ...WALLET, inSentences: 'the vesting wallet' },
  },
  issued: ({ vesting: { totalTokens } }) => parseTokens(totalTokens),
  check: ({ vesting: { groups }, population }) => {
    const names = population.map(({ name }) => name);
    return groups.flatMap(({ holder }, i) =>
      holder.kind === 'cohort' && !names.includes(holder.cohort)
        ? [
            {
              field: `vesting.groups[${i}].holder.cohort`,
              message: `names no cohort of this scenario: "${holder.cohort}" (there are ${names.join(', ')})`,
            },
          ]
        : [],
    );
  },
  keys: (scenario, agents) => {
    const plan = planOf(scenario, scenario.startTime, { token: ZERO_ADDRESS, treasury: ZERO_ADDRESS, agents });
    return {
      linear: keysOf(plan.linear),
      cliff: keysOf(plan.cliff),
      scheduled: keysOf(plan.scheduled),
      shared: keysOf(plan.shared),
    };
  },
  create: ({ scenario, others, treasury, agents, epochStart }) => {
    const plan = planOf(scenario, epochStart, { token: others.token.token, treasury, agents });
    return {
      linear: argumentsOf(plan.linear),
      cliff: argumentsOf(plan.cliff),
      scheduled: argumentsOf(plan.scheduled),
      shared: argumentsOf(plan.shared),
    };
  },
  fund: ({ scenario, own, others, treasury, agents, epochStart }) => {
    const mint = (to: Address, amount: bigint) => callOf(GovernanceToken, others.token.token, 'mint', [to, amount]);
    const plan = planOf(scenario, epochStart, { token: others.token.token, treasury, agents });
    const wallets = (['linear', 'cliff', 'scheduled', 'shared'] as const).flatMap((kind) =>
      plan[kind].map(({ key, amount }) => mint(own[kind].get(key)!, amount)),
    );
    const atLaunch = allocationOf(scenario, epochStart).flatMap(({ group: { holder }, atLaunch: amount }) => {
      if (amount === 0n) return [];
      if (holder.kind === 'treasury') return [mint(treasury, amount)];
      const members = agents.filter(({ cohort }) => cohort === holder.cohort);
      const each = amount / BigInt(members.length);
      // The wei that do not divide are the first member's.
      return members.map(({ address }, i) =>
        mint(address, i === 0 ? amount - each * BigInt(members.length - 1) : each),
      );
    });
    return [...wallets, ...atLaunch];
  },
  readers: {
    linear: single('linear'),
    cliff: single('cliff'),
    scheduled: single('scheduled'),
    shared: {
      VestingGranted: ({ member, amount }, key): VestingFact => ({ type: 'vestingGranted', key, member, amount }),
      VestingReleased: ({ member, amount }, key): VestingFact => ({ type: 'vestingReleased', key, member, amount }),
    },
  },
  folds: {
    vestingOwned(draft, { kind, key, owner }) {
      draft.wallets.set(key, { kind, grants: new Map([[owner, { granted: null, released: 0n }]]) });
      draft.walletsOf.set(owner, [...(draft.walletsOf.get(owner) ?? []), key]);
    },
    vestingGranted(draft, { key, member, amount }) {
      const grants = new Map(draft.wallets.get(key)?.grants);
      draft.wallets.set(key, { kind: 'shared', grants: grants.set(member, { granted: amount, released: 0n }) });
      draft.walletsOf.set(member, [...(draft.walletsOf.get(member) ?? []), key]);
    },
    vestingReleased(draft, { key, member, amount }) {
      const wallet = draft.wallets.get(key)!;
      const account = member ?? [...wallet.grants.keys()][0]!;
      const { granted, released: before } = wallet.grants.get(account)!;
      const grants = new Map(wallet.grants).set(account, { granted, released: before + amount });
      draft.wallets.set(key, { ...wallet, grants });
    },
  },
  archetypes: { insider },
  policies: [{ policy: claimVested }, { policy: delegateLocked }],
  chores: claimForTreasury,
  owned: vestingFor,
  locked: lockedIn,
  flows: {
    kinds: { vested: { title: 'Vested tokens' } },
    classify: ({ asset, from }, { vesting: { contracts: own } }) => {
      if (asset !== TOKEN_ASSET) return null;
      return [own.linear, own.cliff, own.scheduled, own.shared].some((wallets) => [...wallets.values()].includes(from))
        ? 'vested'
        : null;
    },
  },
  agentColumns: [
    {
      name: 'vesting',
      title: 'Vesting',
      unit: 'wei',
      description: 'Tokens that were promised to it and that it has not claimed yet.',
      of: ({ view }, { address }) => vestingFor(view, address),
    },
    {
      name: 'vestingClaimed',
      title: 'Claimed',
      unit: 'wei',
      description: 'Vested tokens that were paid to it.',
      keep: 'sum',
      entries: ({ events, view }) =>
        vestingEvents(events, 'vestingReleased').map(({ key, member, amount }) => {
          const account = member ?? [...view.vesting.wallets.get(key)!.grants.keys()][0]!;
          return [account, amount] as const;
        }),
    },
  ],
  reporters: vestingReporters,
  invariants: { walletsAreCovered },
  news: vestingNews,
  markers: vestingMarkers,
  tables: (input) => [scheduleTable(input), termsTable(input), unlocksTable(input), decidersTable(input)],
  panels: vestingPanels(12),
});

export type { Measure, Quartiles, Standing } from './benchmarks.js';
export { LAUNCH_QUARTILES } from './benchmarks.js';
export { type AllocationOutlook, type Electorate, outlookOf } from './drafting/outlook.js';
export { type AllocationImport, isWorkbook, readAllocationFile } from './drafting/read-file.js';
export { type AllocationFormat, writeAllocationFile } from './drafting/write-file.js';
export type { FormatProblem } from './formats/table.js';
export { ALLOCATION_PRESETS, type AllocationPreset, COHORT_OF } from './presets.js';
export {
  CATEGORIES,
  type Category,
  SHAPES,
  type VestingSection,
  vestingGroupSchema,
  vestingSection,
} from './section.js';
