import { z } from 'zod';
import { StakePool } from '../../../contracts/bindings/index.js';
import type { Address } from '../../chain/index.js';
import { percent, seconds, tokenAmount } from '../../scenario/index.js';
import { eventsOf, type Fact } from '../../world/index.js';
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
}

const contracts = { stakePool: StakePool };
export const stakingOutline: Outline<'staking', typeof contracts, StakingState, StakingFact, typeof section> = {
  name: 'staking',
  section,
  contracts,
  empty: { stakes: new Map(), totalStaked: 0n, added: [] },
};
export type StakingScope = ScopeOf<typeof stakingOutline, typeof token>;
