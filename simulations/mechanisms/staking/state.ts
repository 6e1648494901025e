import { z } from 'zod';
import { StakePool } from '../../../contracts/bindings/index.js';
import type { Address } from '../../chain/index.js';
import { percent, seconds, tokenAmount } from '../../scenario/index.js';
import { eventsOf, type Fact } from '../../world/index.js';
import type { escrow } from '../escrow/index.js';
import type { Outline, ScopeOf } from '../mechanism.js';
import type { token } from '../token/index.js';

const section = z
  .strictObject({
    minimumStakeTokens: tokenAmount.default('100').meta({ title: 'Minimum stake of a trainer', unit: 'tokens' }),
    cooldownSeconds: seconds.default(604_800).meta({ title: 'Cooldown before withdrawal', unit: 's' }),
    rewardsDurationSeconds: seconds.min(1).default(604_800).meta({ title: 'Reward period', unit: 's' }),
    slashSharePercent: percent.default(10).meta({ title: 'Stake slashed from a harmful trainer', unit: '%' }),
    slashThresholdPercent: percent.default(1).meta({
      title: 'Harm that is slashed',
      unit: '1/100 nat of held-out loss',
      description:
        'A trainer is slashed whose updates have raised the loss by more than this, beyond what chance does.',
    }),
    slashDestination: z.enum(['treasury', 'burn']).default('treasury').meta({ title: 'Where slashed stake goes' }),
    challengerSharePercent: percent.default(0).meta({
      title: 'Part of slashed stake for those who proved the harm',
      unit: '%',
      description:
        'It goes to the validators’ pool, which pays those who score the rounds; the rest goes where it would.',
    }),
  })
  .prefault({});

export type StakingFact =
  | (Fact & {
      readonly type: 'staked' | 'unstaked' | 'stakingRewardPaid';
      readonly account: Address;
      readonly amount: bigint;
    })
  | (Fact & { readonly type: 'stakingRewardsAdded'; readonly amount: bigint })
  | (Fact & {
      readonly type: 'cooldownStarted';
      readonly account: Address;
      readonly amount: bigint;
      readonly readyAt: number;
    })
  | (Fact & { readonly type: 'challengersSet'; readonly challengers: Address; readonly shareBps: bigint })
  | (Fact & { readonly type: 'boostSet'; readonly floorBps: bigint })
  | (Fact & {
      readonly type: 'boostUpdated';
      readonly account: Address;
      readonly working: bigint;
      readonly totalWorking: bigint;
    })
  | (Fact & {
      readonly type: 'slashed';
      readonly account: Address;
      readonly fromStake: bigint;
      readonly fromCooling: bigint;
      readonly destination: Address;
    });
export const stakingEvents = eventsOf<StakingFact>();

export interface StakePosition {
  readonly active: bigint;
  readonly cooling: bigint;
  /** When the cooling stake can be withdrawn; 0 without any. */
  readonly readyAt: number;
}
export const NO_STAKE: StakePosition = { active: 0n, cooling: 0n, readyAt: 0 };

export interface StakingState {
  readonly stakes: ReadonlyMap<Address, StakePosition>;
  /** Active stake of all accounts, cooling stake aside. */
  readonly totalStaked: bigint;
  /** The latest rewards that were promised to stakers, oldest first: when (Unix seconds) and how much (wei). */
  readonly added: readonly { readonly time: number; readonly amount: bigint }[];
  /** Who gets which part (in 1/10,000) of what is slashed; `null` for nobody. */
  readonly challengers: { readonly account: Address; readonly shareBps: bigint } | null;
  /** What stakes count for rewards by locked votes; `null` where each counts whole. */
  readonly boost: {
    /** What a stake counts without locked votes, in 1/10,000. */
    readonly floorBps: bigint;
    readonly totalWorking: bigint;
  } | null;
  /** What an account's stake counts where there is a boost (wei). */
  readonly working: ReadonlyMap<Address, bigint>;
}

const contracts = { stakePool: StakePool };
export const stakingOutline: Outline<'staking', typeof contracts, StakingState, StakingFact, typeof section> = {
  name: 'staking',
  section,
  contracts,
  empty: { stakes: new Map(), totalStaked: 0n, added: [], challengers: null, boost: null, working: new Map() },
};
export type StakingScope = ScopeOf<typeof stakingOutline, typeof token, typeof escrow>;

/** What of an account's stake counts for rewards, and of all stakes (wei). */
export function workingStake(
  { stakes, totalStaked, boost, working }: StakingState,
  account: Address,
): { readonly own: bigint; readonly all: bigint } {
  if (boost === null) return { own: stakes.get(account)?.active ?? 0n, all: totalStaked };
  return { own: working.get(account) ?? 0n, all: boost.totalWorking };
}
