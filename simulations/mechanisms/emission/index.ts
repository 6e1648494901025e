import { z } from 'zod';
import { EmissionController, GovernanceToken, StakePool } from '../../../contracts/bindings/index.js';
import { callOf } from '../../chain/index.js';
import { roleId } from '../../kernel/index.js';
import { bps, formatTokens, parseTokens, percent, tokenAmount } from '../../scenario/index.js';
import { type Fact, TOKEN_ASSET, ZERO_ADDRESS } from '../../world/index.js';
import { governance, parameterOf } from '../governance/index.js';
import type { Outline, ScopeOf } from '../mechanism.js';
import { mechanism } from '../open-mechanism.js';
import { rewards, signed } from '../rewards/index.js';
import { ownHoldings, staking } from '../staking/index.js';
import { MINTER_ROLE, token } from '../token/index.js';

const emissionAmount = {
  tokensPerEpoch: tokenAmount.default('1000').meta({ title: 'Emission', unit: 'tokens an epoch' }),
};

const positiveTokens = tokenAmount.refine((text) => /[1-9]/.test(text), { error: 'must be more than 0' });

/** How many new tokens each epoch (one tick) brings. */
const section = z
  .discriminatedUnion('schedule', [
    z.strictObject({ schedule: z.literal('constant'), ...emissionAmount }),
    z.strictObject({
      schedule: z.literal('exponential'),
      ...emissionAmount,
      decayPercent: percent.default(1).meta({ title: 'Decay', unit: '% an epoch' }),
    }),
    z.strictObject({
      schedule: z.literal('halving'),
      ...emissionAmount,
      halvingEpochs: z.int().min(1).max(100_000).default(26).meta({ title: 'Epochs between halvings' }),
    }),
    z.strictObject({
      schedule: z.literal('capped'),
      ...emissionAmount,
      totalTokens: tokenAmount.default('52000').meta({ title: 'All epochs together', unit: 'tokens' }),
    }),
    z.strictObject({
      schedule: z.literal('issuance'),
      ...emissionAmount,
      limitTokens: positiveTokens.default('21000000').meta({
        title: 'Supply that is never reached',
        unit: 'tokens',
        description: 'The amount halves whenever half of what is still missing to it exists (Bittensor’s curve).',
      }),
    }),
    z.strictObject({
      schedule: z.literal('accuracy'),
      ...emissionAmount,
      floorPercent: z.number().min(0).max(99).default(10).meta({
        title: 'Accuracy up to which nothing is released',
        unit: '%',
        description: 'At 100 % the whole amount is; every point in between brings the same.',
      }),
    }),
  ])
  .prefault({ schedule: 'constant' });

type EmissionFact = Fact & { readonly type: 'epochReleased'; readonly epoch: number };

interface EmissionState {
  /** Emission epochs released so far. */
  readonly epochsReleased: number;
}

const contracts = { emission: EmissionController };
const outline: Outline<'emission', typeof contracts, EmissionState, EmissionFact, typeof section> = {
  name: 'emission',
  section,
  contracts,
  empty: { epochsReleased: 0 },
};
type EmissionScope = ScopeOf<typeof outline, typeof token | typeof staking | typeof governance | typeof rewards>;

const SCHEDULES = { constant: 0n, exponential: 1n, halving: 2n, capped: 3n, issuance: 4n, accuracy: 5n } as const;

/** The schedule's one number: decay in ppm an epoch, epochs between halvings, wei in all or never reached, a floor in ppm. */
function scheduleParameter({ emission: settings }: EmissionScope['scenario']): bigint {
  if (settings.schedule === 'exponential') return bps(settings.decayPercent) * 100n;
  if (settings.schedule === 'halving') return BigInt(settings.halvingEpochs);
  if (settings.schedule === 'capped') return parseTokens(settings.totalTokens);
  if (settings.schedule === 'issuance') return parseTokens(settings.limitTokens);
  return settings.schedule === 'accuracy' ? bps(settings.floorPercent) * 100n : 0n;
}

/** New tokens, epoch by epoch, by a schedule, split between those who work and those who stake. */
export const emission = mechanism({
  outline,
  title: 'Emission',
  uses: [token, staking, governance, rewards],
  words: {
    emission: {
      one: 'Emission',
      many: 'Emission',
      family: 'neutral',
      shade: 1,
      inSentences: 'the emission controller',
    },
  },
  create: ({ scenario, others, treasury, epochStart }) => ({
    emission: [
      others.token.token,
      others.governance.registry,
      {
        kind: SCHEDULES[scenario.emission.schedule],
        start: BigInt(epochStart),
        epochLength: BigInt(scenario.tickSeconds),
        parameter: scheduleParameter(scenario),
      },
      {
        trainers: others.rewards.trainerPool,
        validators: others.rewards.validatorPool,
        stakers: others.staking.stakePool,
        treasury,
      },
    ],
  }),
  wire: ({ own, others }) => [
    callOf(GovernanceToken, others.token.token, 'grantRole', [MINTER_ROLE, own.emission]),
    callOf(StakePool, others.staking.stakePool, 'grantRole', [roleId('REWARDS_DISTRIBUTOR_ROLE'), own.emission]),
  ],
  readers: {
    emission: { EpochReleased: ({ epoch }): EmissionFact => ({ type: 'epochReleased', epoch: Number(epoch) }) },
  },
  folds: {
    epochReleased(draft) {
      draft.epochsReleased += 1;
    },
  },
  parameters: [
    {
      key: 'emissionPerEpoch',
      title: 'emission per epoch',
      unit: 'wei',
      format: (value) => `${formatTokens(value)} tokens`,
      initial: ({ emission: { tokensPerEpoch } }) => parseTokens(tokensPerEpoch),
      maximum: ({ token: { capTokens } }) => parseTokens(capTokens),
      judge: (value, observation) => {
        const now = parameterOf(observation.view.governance, 'emissionPerEpoch');
        if (now === 0n) return null;
        const change = Number(((value - now) * 1_000_000n) / now) / 10_000;
        const gains = ownHoldings(observation).active > 0n;
        return { accuracy: 0, income: gains ? change : -change, because: `Emission changes by ${signed(change)} %.` };
      },
    },
  ],
  chores: ({ view, tick }) =>
    view.emission.epochsReleased > tick
      ? []
      : [
          {
            purpose: 'release',
            window: 0,
            calls: [callOf(EmissionController, view.emission.contracts.emission, 'releaseEpoch', [])],
          },
        ],
  flows: {
    kinds: { emission: { title: 'Emission' } },
    classify: (
      { asset, from, to },
      { emission: { contracts: own }, rewards: pools, staking: { contracts: stake }, treasury },
    ) => {
      if (asset !== TOKEN_ASSET) return null;
      const receivers = [pools.contracts.trainerPool, pools.contracts.validatorPool, stake.stakePool, treasury];
      return from === own.emission || (from === ZERO_ADDRESS && receivers.includes(to)) ? 'emission' : null;
    },
  },
  reporters: () => [
    {
      name: 'emission',
      title: 'Emission in the tick',
      unit: 'wei',
      description: 'New tokens that came into the world in this tick.',
      group: 'rewards',
      perTick: true,
      report: ({ transfers }) =>
        transfers.filter(({ kind }) => kind === 'emission').reduce((sum, { amount }) => sum + amount, 0n),
    },
  ],
});
