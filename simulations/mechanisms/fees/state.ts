import { z } from 'zod';
import { FeeDistributor, TokenBuyback } from '../../../contracts/bindings/index.js';
import { percent } from '../../scenario/index.js';
import { eventsOf, type Fact } from '../../world/index.js';
import type { governance } from '../governance/index.js';
import type { market } from '../market/index.js';
import type { Outline, ScopeOf } from '../mechanism.js';
import type { rewards } from '../rewards/index.js';
import type { staking } from '../staking/index.js';
import type { token } from '../token/index.js';

/** The registry's weights by who a share of the fees is for. */
export const WEIGHTS = {
  burn: { key: 'feeBurnBps', title: 'weight of burning in fees' },
  stakers: { key: 'feeStakersBps', title: 'stakers’ weight in fees' },
  contributors: { key: 'feeContributorsBps', title: 'contributors’ weight in fees' },
  treasury: { key: 'feeTreasuryBps', title: 'treasury’s weight in fees' },
} as const;
export type Weighted = keyof typeof WEIGHTS;
export const WEIGHTED = ['burn', 'stakers', 'contributors', 'treasury'] as const satisfies readonly Weighted[];

const feeSplit = z
  .strictObject({
    burnPercent: percent.default(25).meta({ title: 'To buy back and burn', unit: '%' }),
    stakersPercent: percent.default(25).meta({ title: 'To buy back for stakers', unit: '%' }),
    contributorsPercent: percent.default(40).meta({ title: 'To buy back for trainers and validators', unit: '%' }),
    treasuryPercent: percent.default(10).meta({ title: 'To the treasury, in coins', unit: '%' }),
  })
  .superRefine((split, context) => {
    const total = Object.values(split).reduce((sum, share) => sum + share, 0);
    if (Math.abs(total - 100) > 1e-9) {
      context.addIssue({ code: 'custom', message: `adds up to ${total} %, not to 100 %` });
    }
  });

/** What becomes of what the DAO earns. */
export const feesSection = z
  .strictObject({
    split: feeSplit.prefault({}).meta({ title: 'How fees are shared out' }),
    buybackPremiumPercent: z.number().min(0).max(100).default(2).meta({
      title: 'Most that is paid over the mean price',
      unit: '%',
      description:
        'Tokens are bought at no more than the pool’s mean price since the last purchase and this much over it; dearer, the coins wait.',
    }),
  })
  .optional();

export type FeesFact =
  | (Fact & {
      readonly type: 'feesDistributed';
      readonly burn: bigint;
      readonly stakers: bigint;
      readonly contributors: bigint;
      readonly treasury: bigint;
    })
  | (Fact & { readonly type: 'buybackFunded' })
  | (Fact & {
      readonly type: 'tokensBoughtBack';
      readonly coins: bigint;
      readonly burnt: bigint;
      readonly stakers: bigint;
      readonly trainers: bigint;
      readonly validators: bigint;
    })
  | (Fact & { readonly type: 'buybackWaits'; readonly price: bigint; readonly limit: bigint });
export const feesEvents = eventsOf<FeesFact>();

export interface FeesState {
  /** Wei of coins ever shared out, by what they were for. */
  readonly shared: {
    readonly burn: bigint;
    readonly stakers: bigint;
    readonly contributors: bigint;
    readonly treasury: bigint;
  };
  /** Wei of coins ever spent on tokens, and of tokens that were bought, by what became of them. */
  readonly spent: bigint;
  readonly bought: {
    readonly burnt: bigint;
    readonly stakers: bigint;
    readonly trainers: bigint;
    readonly validators: bigint;
  };
  /** Unix seconds of the moment from which the mean price is reckoned; `null` before any coins came. */
  readonly watchingSince: number | null;
}

const contracts = { buyback: TokenBuyback, distributor: FeeDistributor };
export const feesOutline: Outline<'fees', typeof contracts, FeesState, FeesFact, typeof feesSection> = {
  name: 'fees',
  section: feesSection,
  contracts,
  empty: {
    shared: { burn: 0n, stakers: 0n, contributors: 0n, treasury: 0n },
    spent: 0n,
    bought: { burnt: 0n, stakers: 0n, trainers: 0n, validators: 0n },
    watchingSince: null,
  },
};
export type FeesScope = ScopeOf<
  typeof feesOutline,
  typeof token | typeof staking | typeof governance | typeof rewards | typeof market
>;
