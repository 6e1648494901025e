import { z } from 'zod';
import { RolePool, StakePool } from '../../../contracts/bindings/index.js';
import type { Observation, Parameter } from '../../agents/index.js';
import { type Address, callOf } from '../../chain/index.js';
import { bps, CONTRIBUTION_RULES } from '../../scenario/index.js';
import { balanceOf, eventsOf, type Fact, percentOfBps, TOKEN_ASSET } from '../../world/index.js';
import { governance, parameterOf } from '../governance/index.js';
import type { Outline, ScopeOf } from '../mechanism.js';
import { mechanism } from '../open-mechanism.js';
import { ownHoldings, staking } from '../staking/index.js';
import { token } from '../token/index.js';
import { splitSchema } from './split.js';

const section = z
  .strictObject({
    split: splitSchema.prefault({}),
    contribution: z.enum(CONTRIBUTION_RULES).default('sampleCount').meta({
      title: 'What a trainer is paid by',
      description:
        'The number of examples it says it holds, or what its update is measured to have contributed, by one of several rules.',
    }),
  })
  .prefault({});

export type RewardsFact = Fact & {
  readonly type: 'poolPaid';
  readonly pool: 'trainers' | 'validators';
  readonly to: Address;
  readonly amount: bigint;
};
export const rewardsEvents = eventsOf<RewardsFact>();

const contracts = { trainerPool: RolePool, validatorPool: RolePool };
const outline: Outline<'rewards', typeof contracts, object, RewardsFact, typeof section> = {
  name: 'rewards',
  section,
  contracts,
  empty: {},
};
export type RewardsScope = ScopeOf<typeof outline, typeof token | typeof staking | typeof governance>;

const SPLIT = [
  ['trainers', 'splitTrainersBps', 'trainersPercent'],
  ['validators', 'splitValidatorsBps', 'validatorsPercent'],
  ['stakers', 'splitStakersBps', 'stakersPercent'],
  ['treasury', 'splitTreasuryBps', 'treasuryPercent'],
] as const;

const WHOLE_BPS = 10_000n;
const paid =
  (pool: 'trainers' | 'validators') =>
  (args: { readonly to: Address; readonly amount: bigint }): RewardsFact => ({
    type: 'poolPaid',
    pool,
    to: args.to,
    amount: args.amount,
  });

/** How what is earned is split, and the pools that wait to be paid out for work. */
export const rewards = mechanism({
  outline,
  title: 'Rewards',
  uses: [token, staking, governance],
  words: {
    trainerPool: { one: 'Trainer pool', many: 'Trainer pool', family: 'trainers', inSentences: 'the trainers’ pool' },
    validatorPool: {
      one: 'Validator pool',
      many: 'Validator pool',
      family: 'validators',
      inSentences: 'the validators’ pool',
    },
  },
  administered: ['trainerPool', 'validatorPool'],
  create: ({ others, deployer }) => ({
    trainerPool: [others.token.token, deployer],
    validatorPool: [others.token.token, deployer],
  }),
  // Those who proved harm are those who scored the round: the validators' pool pays them.
  wire: ({ scenario: { staking: settings }, own, others }) =>
    settings.challengerSharePercent === 0
      ? []
      : [
          callOf(StakePool, others.staking.stakePool, 'setChallengers', [
            own.validatorPool,
            bps(settings.challengerSharePercent),
          ]),
        ],
  readers: { trainerPool: { PoolPaid: paid('trainers') }, validatorPool: { PoolPaid: paid('validators') } },
  folds: {},
  parameters: SPLIT.map(
    ([who, key, field]): Parameter<RewardsScope> => ({
      key,
      title: `${who === 'treasury' ? 'treasury’s' : `${who}'`} share of emission`,
      unit: 'bps',
      format: (value) => `${percentOfBps(value)} %`,
      initial: ({ rewards: { split } }) => bps(split[field]),
      maximum: () => WHOLE_BPS,
    }),
  ),
  actionsOfOthers: {
    governance: { registry: { setSplit: { describe: describeSplit, judge: judgeSplit } } },
  },
  flows: {
    kinds: {
      trainingReward: { title: 'Training reward', reward: true },
      validationReward: { title: 'Validation reward', reward: true },
    },
    classify: ({ asset, from }, { rewards: { contracts: pools } }) => {
      if (asset !== TOKEN_ASSET) return null;
      if (from === pools.trainerPool) return 'trainingReward';
      return from === pools.validatorPool ? 'validationReward' : null;
    },
  },
  reporters: () => [
    {
      name: 'trainerPool',
      title: 'Trainers’ pool',
      unit: 'wei',
      description: 'Emission waiting to be paid to trainers.',
      group: 'supply',
      report: ({ view }) => balanceOf(view, view.rewards.contracts.trainerPool),
    },
    {
      name: 'validatorPool',
      title: 'Validators’ pool',
      unit: 'wei',
      description: 'Emission waiting to be paid to validators.',
      group: 'supply',
      report: ({ view }) => balanceOf(view, view.rewards.contracts.validatorPool),
    },
  ],
});

/** A new split in plain words: the shares that change. */
function describeSplit(next: readonly bigint[], { view }: Pick<RewardsScope, 'view'>): string {
  const changes = SPLIT.map(([who, key], i) => ({ who, now: parameterOf(view.governance, key), next: next[i]! }))
    .filter((share) => share.now !== share.next)
    .map((share) => `${share.who} ${percentOfBps(share.now)} → ${percentOfBps(share.next)} %`);
  return changes.length === 0 ? 'reward split: as it is' : `reward split: ${changes.join(', ')}`;
}

/** What a new split would do to a voter: stakers mind their share. */
function judgeSplit([, , stakers]: readonly bigint[], observation: Observation<RewardsScope>) {
  const now = Number(parameterOf(observation.view.governance, 'splitStakersBps'));
  const change = now === 0 ? 0 : (100 * (Number(stakers) - now)) / now;
  return {
    accuracy: 0,
    income: ownHoldings(observation).active > 0n ? change : 0,
    because: `Stakers' share changes by ${signed(change)} %.`,
  };
}

/** A change with its sign, to one decimal. */
export function signed(value: number): string {
  return `${value >= 0 ? '+' : '−'}${Math.abs(value).toFixed(1)}`;
}
