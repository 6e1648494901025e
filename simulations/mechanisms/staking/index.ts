import { z } from 'zod';
import { StakePool } from '../../../contracts/bindings/index.js';
import type { Archetype } from '../../agents/index.js';
import { callOf } from '../../chain/index.js';
import { question, type Reporter, roundTokens, shareOf } from '../../metrics/index.js';
import { bps } from '../../scenario/index.js';
import { balanceOf, counted, ledgerOf, TOKEN_ASSET, ZERO_ADDRESS } from '../../world/index.js';
import { escrow } from '../escrow/index.js';
import { mechanism } from '../open-mechanism.js';
import { token } from '../token/index.js';
import { accruedRewards } from './accrued.js';
import { claimRewards, stakeShare } from './policies.js';
import { NO_STAKE, type StakingFact, type StakingScope, stakingEvents, stakingOutline } from './state.js';
import { yieldOfTick } from './yield.js';

export { type LockTaste, lockTokens } from './locking.js';
export {
  claimRewards,
  leaveStake,
  ownHoldings,
  stakeAtLeast,
  stakeShare,
  stakeShareOnce,
  withdrawCooled,
} from './policies.js';
export { type StakePosition, type StakingScope, stakingEvents } from './state.js';
export { stakingYield } from './yield.js';

const stakeFields = {
  stakeShare: z.number().min(0).max(1).default(0.8).meta({ title: 'Share of its tokens it stakes' }),
};

/** Stakes most of what it has, collects its rewards every month and stakes them again. */
const staker: Archetype<StakingScope, typeof stakeFields> = {
  words: { one: 'Staker', many: 'Stakers', family: 'stakers' },
  chores: 1,
  fields: stakeFields,
  policies: ({ stakeShare: share }) => [claimRewards(4), stakeShare(share)],
};

/** Rewards that stakers look back on: emission and fees, tick by tick. */
const KEPT_REWARDS = 64;

/** Where votes are locked. */
const boostReporters: readonly Reporter<StakingScope>[] = [
  {
    name: 'boostedShare',
    title: 'What stakes count for rewards',
    unit: 'share',
    description: 'What all stakes count for rewards by their stakers’ locked votes, over what is staked.',
    group: 'rewards',
    report: ({ view: { staking: slice } }) =>
      slice.boost === null ? null : shareOf(slice.boost.totalWorking, slice.totalStaked),
  },
];

const lossOf = ({ fromStake, fromCooling }: { readonly fromStake: bigint; readonly fromCooling: bigint }) =>
  fromStake + fromCooling;

/**
 * Stake that earns and can be slashed: Synthetix's StakingRewards (`contracts/StakingRewards.sol`) with a cooldown and
 * slashing.
 */
export const staking = mechanism({
  outline: stakingOutline,
  title: 'Staking',
  uses: [token],
  mayUse: [escrow],
  words: { stakePool: { one: 'Stake pool', many: 'Stake pool', family: 'stakers', inSentences: 'the stake pool' } },
  administered: ['stakePool'],
  create: ({ scenario: { staking: settings }, others, treasury, deployer }) => ({
    stakePool: [
      others.token.token,
      BigInt(settings.rewardsDurationSeconds),
      BigInt(settings.cooldownSeconds),
      settings.slashDestination === 'burn' ? ZERO_ADDRESS : treasury,
      deployer,
    ],
  }),
  wire: ({ scenario, own, others }) =>
    others.escrow === undefined || scenario.escrow === undefined
      ? []
      : [callOf(StakePool, own.stakePool, 'setBoost', [others.escrow.escrow, bps(scenario.escrow.boostFloorPercent)])],
  readers: {
    stakePool: {
      ChallengersSet: ({ challengers, shareBps }): StakingFact => ({ type: 'challengersSet', challengers, shareBps }),
      BoostSet: ({ floorBps }): StakingFact => ({ type: 'boostSet', floorBps }),
      BoostUpdated: ({ user, working, totalWorking }): StakingFact => ({
        type: 'boostUpdated',
        account: user,
        working,
        totalWorking,
      }),
      Staked: ({ user, amount }): StakingFact => ({ type: 'staked', account: user, amount }),
      CooldownStarted: ({ user, amount, readyAt }): StakingFact => ({
        type: 'cooldownStarted',
        account: user,
        amount,
        readyAt: Number(readyAt),
      }),
      Withdrawn: ({ user, amount }): StakingFact => ({ type: 'unstaked', account: user, amount }),
      RewardPaid: ({ user, reward }): StakingFact => ({ type: 'stakingRewardPaid', account: user, amount: reward }),
      RewardAdded: ({ reward }): StakingFact => ({ type: 'stakingRewardsAdded', amount: reward }),
      Slashed: ({ user, fromStake, fromCooling, destination }): StakingFact => ({
        type: 'slashed',
        account: user,
        fromStake,
        fromCooling,
        destination,
      }),
    },
  },
  folds: {
    challengersSet(draft, { challengers, shareBps }) {
      draft.challengers = { account: challengers, shareBps };
    },
    boostSet(draft, { floorBps }) {
      draft.boost = { floorBps, totalWorking: 0n };
    },
    boostUpdated(draft, { account, working, totalWorking }) {
      draft.working.set(account, working);
      if (draft.boost !== null) draft.boost = { ...draft.boost, totalWorking };
    },
    staked(draft, { account, amount }) {
      const position = draft.stakes.get(account) ?? NO_STAKE;
      draft.stakes.set(account, { ...position, active: position.active + amount });
      draft.totalStaked += amount;
    },
    stakingRewardsAdded(draft, { amount }, { timestamp }) {
      draft.added = [...draft.added, { time: timestamp, amount }].slice(-KEPT_REWARDS);
    },
    cooldownStarted(draft, { account, amount, readyAt }) {
      const { active, cooling } = draft.stakes.get(account) ?? NO_STAKE;
      draft.stakes.set(account, { active: active - amount, cooling: cooling + amount, readyAt });
      draft.totalStaked -= amount;
    },
    unstaked(draft, { account, amount }) {
      const position = draft.stakes.get(account) ?? NO_STAKE;
      // With a cooldown only cooled stake can leave; without one nothing ever cools.
      if (position.cooling > 0n) {
        const cooling = position.cooling - amount;
        draft.stakes.set(account, { ...position, cooling, readyAt: cooling === 0n ? 0 : position.readyAt });
        return;
      }
      draft.stakes.set(account, { ...position, active: position.active - amount });
      draft.totalStaked -= amount;
    },
    slashed(draft, { account, fromStake, fromCooling }) {
      const position = draft.stakes.get(account) ?? NO_STAKE;
      const cooling = position.cooling - fromCooling;
      const readyAt = cooling === 0n ? 0 : position.readyAt;
      draft.stakes.set(account, { active: position.active - fromStake, cooling, readyAt });
      draft.totalStaked -= fromStake;
    },
  },
  archetypes: { staker },
  owned: ({ staking: { stakes } }, account) => {
    const { active, cooling } = stakes.get(account) ?? NO_STAKE;
    return active + cooling;
  },
  flows: {
    kinds: {
      stake: { title: 'Stake', deposit: true },
      unstake: { title: 'Unstake', deposit: true },
      stakingReward: { title: 'Staking reward', reward: true },
      slash: { title: 'Slash' },
      challengeReward: { title: 'Slashed stake for those who proved the harm' },
    },
    announce: (event, { staking: { contracts, challengers } }) => {
      const asset = TOKEN_ASSET;
      const pool = contracts.stakePool;
      const [staked] = stakingEvents([event], 'staked');
      if (staked) return [{ asset, kind: 'stake', from: staked.account, to: pool, amount: staked.amount }];
      const [unstaked] = stakingEvents([event], 'unstaked');
      if (unstaked) return [{ asset, kind: 'unstake', from: pool, to: unstaked.account, amount: unstaked.amount }];
      const [paid] = stakingEvents([event], 'stakingRewardPaid');
      if (paid) return [{ asset, kind: 'stakingReward', from: pool, to: paid.account, amount: paid.amount }];
      const [slashed] = stakingEvents([event], 'slashed');
      if (slashed) {
        const loss = lossOf(slashed);
        const reward = challengers === null ? 0n : (loss * challengers.shareBps) / 10_000n;
        return [
          { asset, kind: 'slash', from: pool, to: slashed.destination, amount: loss - reward },
          { asset, kind: 'challengeReward', from: pool, to: challengers?.account ?? pool, amount: reward },
        ].filter(({ amount }) => amount > 0n);
      }
      return [];
    },
  },
  agentColumns: [
    {
      name: 'staked',
      title: 'Staked',
      unit: 'wei',
      description: 'Tokens that earn staking rewards and can be slashed.',
      of: ({ view }, { address }) => view.staking.stakes.get(address)?.active ?? 0n,
    },
    {
      name: 'cooling',
      title: 'Cooling down',
      unit: 'wei',
      description: 'Tokens on their way out of the stake.',
      of: ({ view }, { address }) => view.staking.stakes.get(address)?.cooling ?? 0n,
    },
    {
      name: 'slashed',
      title: 'Slashed',
      unit: 'wei',
      description: 'Stake ever taken from it for harm done.',
      keep: 'sum',
      entries: ({ events }) => stakingEvents(events, 'slashed').map((event) => [event.account, lossOf(event)] as const),
    },
  ],
  reporters: ({ escrow: locks }) => [
    ...(locks === undefined ? [] : boostReporters),
    {
      name: 'staked',
      title: 'Staked',
      unit: 'wei',
      description: 'Tokens that earn staking rewards and can be slashed.',
      group: 'supply',
      report: ({ view }) => view.staking.totalStaked,
    },
    {
      name: 'cooling',
      title: 'Cooling down',
      unit: 'wei',
      description: 'Tokens on their way out of the stake: they earn nothing and can still be slashed.',
      group: 'supply',
      report: ({ view }) => [...view.staking.stakes.values()].reduce((sum, { cooling }) => sum + cooling, 0n),
    },
    {
      name: 'stakedShare',
      title: 'Staked share',
      unit: 'share',
      description: 'Stake as a share of all tokens that exist.',
      group: 'staking',
      report: ({ view }) => shareOf(view.staking.totalStaked, ledgerOf(view).supply),
    },
    {
      name: 'stakingYield',
      title: 'Staking yield',
      unit: 'share',
      description:
        'What a year of ticks like this one would pay for a staked token: rewards that came into the staking contract in this tick, over the stake, compounding aside.',
      group: 'staking',
      report: yieldOfTick,
    },
    {
      name: 'stakePool',
      title: 'Stake pool',
      unit: 'wei',
      description: 'Everything in the staking contract: stake, cooling stake and unpaid rewards.',
      group: 'supply',
      report: ({ view }) => balanceOf(view, view.staking.contracts.stakePool),
    },
    {
      name: 'unclaimedRewards',
      title: 'Staking rewards not claimed',
      unit: 'wei',
      description:
        'Everything in the staking contract that is nobody’s stake: rewards that have accrued and are not claimed, and those that still stream to stakers.',
      group: 'rewards',
      report: ({ view }) => {
        const { stakes, totalStaked, contracts } = view.staking;
        const cooling = [...stakes.values()].reduce((sum, one) => sum + one.cooling, 0n);
        return balanceOf(view, contracts.stakePool) - totalStaked - cooling;
      },
    },
  ],
  invariants: {
    stakesAreCovered: ({ view }) => {
      const { stakes, totalStaked, contracts } = view.staking;
      let active = 0n;
      let cooling = 0n;
      for (const [account, stake] of stakes) {
        if (stake.active < 0n || stake.cooling < 0n) return `the stake of ${account} is below zero`;
        active += stake.active;
        cooling += stake.cooling;
      }
      if (active !== totalStaked) return `stakes add up to ${active} wei and the total is ${totalStaked} wei`;
      const held = balanceOf(view, contracts.stakePool);
      return active + cooling <= held ? null : `the stake pool owes ${active + cooling} wei and holds ${held} wei`;
    },
    boostsAreWithinStakes: ({ view: { staking: slice } }) => {
      const { boost, working, stakes } = slice;
      if (boost === null) return null;
      let sum = 0n;
      for (const [account, counts] of working) {
        sum += counts;
        const { active } = stakes.get(account) ?? NO_STAKE;
        if (counts > active) return `the stake of ${account} counts ${counts} wei and is ${active} wei`;
      }
      return sum === boost.totalWorking ? null : `stakes count ${sum} wei, and all together ${boost.totalWorking} wei`;
    },
  },
  audit: ({ staking: { stakes, totalStaked, boost, working, contracts } }, accounts) => [
    question(StakePool, contracts.stakePool, 'totalSupply', [], totalStaked),
    ...accounts.flatMap((account) => [
      question(StakePool, contracts.stakePool, 'balanceOf', [account], stakes.get(account)?.active ?? 0n),
      ...(boost === null
        ? []
        : [question(StakePool, contracts.stakePool, 'workingBalanceOf', [account], working.get(account) ?? 0n)]),
      question(StakePool, contracts.stakePool, 'cooling', [account], stakes.get(account)?.cooling ?? 0n),
    ]),
  ],
  accrued: accruedRewards,
  news: ({ events }) => {
    const slashed = stakingEvents(events, 'slashed');
    if (slashed.length === 0) return [];
    const accounts = new Set(slashed.map(({ account }) => account)).size;
    const amount = slashed.reduce((sum, event) => sum + lossOf(event), 0n);
    return [
      { weight: 50, sentence: `${counted(accounts, 'agent')} lost ${roundTokens(amount)} of stake for harm done` },
    ];
  },
  panels: [
    {
      panel: 'supply',
      title: 'Supply and stake',
      form: 'lines',
      also: ['overview'],
      hero: 3,
      reporters: ['supply', 'staked', 'cooling', 'treasury', 'trainerPool', 'validatorPool', 'stakePool'],
    },
    { panel: 'yield', title: 'Staking yield', form: 'lines', reporters: ['stakingYield', 'stakedShare'] },
  ],
});
