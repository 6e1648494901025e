import { z } from 'zod';
import { StakePool } from '../../../contracts/bindings/index.js';
import type { Archetype } from '../../agents/index.js';
import { question, roundTokens } from '../../metrics/index.js';
import { balanceOf, counted, TOKEN_ASSET, ZERO_ADDRESS } from '../../world/index.js';
import { mechanism } from '../open-mechanism.js';
import { token } from '../token/index.js';
import { accruedRewards } from './accrued.js';
import { claimRewards, stakeShare } from './policies.js';
import { NO_STAKE, type StakingFact, type StakingScope, stakingEvents, stakingOutline } from './state.js';

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
  readers: {
    stakePool: {
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
    },
    announce: (event, { staking: { contracts } }) => {
      const asset = TOKEN_ASSET;
      const pool = contracts.stakePool;
      const [staked] = stakingEvents([event], 'staked');
      if (staked) return [{ asset, kind: 'stake', from: staked.account, to: pool, amount: staked.amount }];
      const [unstaked] = stakingEvents([event], 'unstaked');
      if (unstaked) return [{ asset, kind: 'unstake', from: pool, to: unstaked.account, amount: unstaked.amount }];
      const [paid] = stakingEvents([event], 'stakingRewardPaid');
      if (paid) return [{ asset, kind: 'stakingReward', from: pool, to: paid.account, amount: paid.amount }];
      const [slashed] = stakingEvents([event], 'slashed');
      if (slashed) return [{ asset, kind: 'slash', from: pool, to: slashed.destination, amount: lossOf(slashed) }];
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
  reporters: () => [
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
  },
  audit: ({ staking: { stakes, totalStaked, contracts } }, accounts) => [
    question(StakePool, contracts.stakePool, 'totalSupply', [], totalStaked),
    ...accounts.flatMap((account) => [
      question(StakePool, contracts.stakePool, 'balanceOf', [account], stakes.get(account)?.active ?? 0n),
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
      reporters: ['supply', 'staked', 'cooling', 'treasury', 'trainerPool', 'validatorPool', 'stakePool'],
    },
  ],
});
