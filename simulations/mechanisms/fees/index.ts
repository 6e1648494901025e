import { FeeDistributor, StakePool, TokenBuyback } from '../../../contracts/bindings/index.js';
import type { Parameter, Policy } from '../../agents/index.js';
import { callOf } from '../../chain/index.js';
import { roleId } from '../../kernel/index.js';
import { bps } from '../../scenario/index.js';
import { balanceOf, percentOfBps, TOKEN_ASSET } from '../../world/index.js';
import { governance } from '../governance/index.js';
import { market, STABLE_ASSET } from '../market/index.js';
import { mechanism } from '../open-mechanism.js';
import { rewards } from '../rewards/index.js';
import { staking } from '../staking/index.js';
import { token } from '../token/index.js';
import { feeProponent } from './fee-switch.js';
import { judgeWeights, weightsInForce } from './pay-by-fees.js';
import {
  boughtIsHandedOut,
  feesInAll,
  feesInAreFeesOut,
  feesNews,
  feesOfTickAreSharedOut,
  feesPanels,
  feesReporters,
} from './reporting.js';
import { type FeesFact, type FeesScope, feesOutline, WEIGHTED, WEIGHTS } from './state.js';

const WHOLE_BPS = 10_000n;

/** Purchases are a tick apart; half of one leaves room for a block that comes late. */
const periodOf = ({ tickSeconds }: FeesScope['scenario']) => Math.max(1, Math.floor(tickSeconds / 2));

/** Shares fees out once they are there, and spends what waits once a period is over. */
const shareOutAndBuy: Policy<FeesScope> = (observation) => [
  {
    purpose: 'shareOutFees',
    window: 2,
    decide: (moment) => {
      const { view } = observation.at(moment);
      const { distributor } = view.fees.contracts;
      return balanceOf(view, distributor, STABLE_ASSET) > 0n
        ? [callOf(FeeDistributor, distributor, 'distribute', [])]
        : [];
    },
  },
  {
    purpose: 'buyBack',
    window: 3,
    decide: (moment) => {
      const { view, now } = observation.at(moment);
      const { contracts, watchingSince } = view.fees;
      const due = watchingSince !== null && now >= watchingSince + periodOf(observation.scenario);
      return due && balanceOf(view, contracts.buyback, STABLE_ASSET) > 0n
        ? [callOf(TokenBuyback, contracts.buyback, 'buyBack', [])]
        : [];
    },
  },
];

/** What the DAO earns, shared out: tokens bought back and burnt or given to stakers and contributors, coins to the treasury. */
export const fees = mechanism({
  outline: feesOutline,
  title: 'Fees',
  uses: [token, staking, governance, rewards, market],
  words: {
    distributor: {
      one: 'Fee distributor',
      many: 'Fee distributor',
      family: 'treasury',
      shade: 1,
      inSentences: 'the fee distributor',
    },
    buyback: { one: 'Buy-back', many: 'Buy-back', family: 'treasury', shade: 2, inSentences: 'the buy-back' },
  },
  create: ({ scenario, own, others, treasury }) => ({
    buyback: [
      others.token.token,
      others.market.stable,
      others.market.pair,
      others.governance.registry,
      {
        stakers: others.staking.stakePool,
        trainers: others.rewards.trainerPool,
        validators: others.rewards.validatorPool,
      },
      BigInt(periodOf(scenario)),
    ],
    distributor: [others.market.stable, others.governance.registry, own.buyback, treasury],
  }),
  wire: ({ own, others }) => [
    callOf(StakePool, others.staking.stakePool, 'grantRole', [roleId('REWARDS_DISTRIBUTOR_ROLE'), own.buyback]),
  ],
  readers: {
    distributor: {
      FeesDistributed: ({ burn, stakers, contributors, treasury }): FeesFact => ({
        type: 'feesDistributed',
        burn,
        stakers,
        contributors,
        treasury,
      }),
    },
    buyback: {
      CoinsReceived: (): FeesFact => ({ type: 'buybackFunded' }),
      TokensBought: ({ coins, burnt, stakers, trainers, validators }): FeesFact => ({
        type: 'tokensBoughtBack',
        coins,
        burnt,
        stakers,
        trainers,
        validators,
      }),
      BuybackWaits: ({ price, limit }): FeesFact => ({ type: 'buybackWaits', price, limit }),
    },
  },
  folds: {
    feesDistributed(draft, { burn, stakers, contributors, treasury }) {
      const { shared } = draft;
      draft.shared = {
        burn: shared.burn + burn,
        stakers: shared.stakers + stakers,
        contributors: shared.contributors + contributors,
        treasury: shared.treasury + treasury,
      };
    },
    buybackFunded(draft, _, { timestamp }) {
      draft.watchingSince ??= timestamp;
    },
    tokensBoughtBack(draft, { coins, burnt, stakers, trainers, validators }, { timestamp }) {
      const { bought } = draft;
      draft.spent += coins;
      draft.bought = {
        burnt: bought.burnt + burnt,
        stakers: bought.stakers + stakers,
        trainers: bought.trainers + trainers,
        validators: bought.validators + validators,
      };
      draft.watchingSince = timestamp;
    },
    buybackWaits(draft, _, { timestamp }) {
      draft.watchingSince = timestamp;
    },
  },
  parameters: [
    ...WEIGHTED.map(
      (who): Parameter<FeesScope> => ({
        key: WEIGHTS[who].key,
        title: WEIGHTS[who].title,
        unit: 'bps',
        format: (value) => `${percentOfBps(value)} parts`,
        initial: ({ fees: { split } }) => bps(split[`${who}Percent`]),
        maximum: () => WHOLE_BPS,
        judge: (value, observation) =>
          judgeWeights({ ...weightsInForce(observation.view), [who]: Number(value) }, observation),
      }),
    ),
    {
      key: 'buybackPremiumBps',
      title: 'premium that is paid to buy back',
      unit: 'bps',
      format: (value) => `${percentOfBps(value)} %`,
      initial: ({ fees: { buybackPremiumPercent } }) => bps(buybackPremiumPercent),
      maximum: () => WHOLE_BPS,
    },
  ],
  archetypes: { feeProponent },
  chores: shareOutAndBuy,
  flows: {
    kinds: {
      feeShare: { title: 'Share of fees' },
      buybackReward: { title: 'Bought back for contributors and stakers' },
    },
    classify: ({ asset, from, to }, { fees: { contracts: own }, market: { contracts: pool } }) => {
      if (asset === STABLE_ASSET && from === own.distributor) return 'feeShare';
      if (asset !== TOKEN_ASSET || from !== own.buyback) return null;
      return to === pool.pair || BigInt(to) === 0n ? null : 'buybackReward';
    },
  },
  reporters: () => feesReporters,
  invariants: { feesInAreFeesOut, feesOfTickAreSharedOut, boughtIsHandedOut },
  news: feesNews,
  closing: feesInAll,
  panels: feesPanels,
});

export type { FeesScope } from './state.js';
