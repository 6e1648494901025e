import { z } from 'zod';
import type { DocumentProblem } from '../document-problem.js';
import { parseTokens, percent, seconds, tokenAmount } from '../quantities.js';
import { addressSchema } from './identifiers.js';

/** Most holders of the veto token that are named one by one. */
const MOST_HOLDERS = 100;
const DAY = 86_400;

/** Who locks the veto token when a proposal has passed: nobody knows it, so that it is supposed and said so. */
const signallingSchema = z.discriminatedUnion(
  'kind',
  [
    z.strictObject({
      kind: z.literal('supposed'),
      meanPercent: percent.meta({
        title: 'Share of the veto token that is locked, on average',
        unit: '% of its supply',
      }),
      deviationPercent: percent.default(0).meta({
        title: 'Standard deviation of that share',
        unit: '% of its supply',
        description: 'The share follows a beta distribution; always the mean when 0.',
      }),
    }),
    z.strictObject({
      kind: z.literal('holders'),
      holders: z
        .array(
          z.strictObject({
            name: z.string().min(1).max(60).meta({ title: 'Who, e.g. "Lending pool"' }),
            address: addressSchema.nullable().default(null).meta({
              title: 'Account; one is made up on the local chain when null',
            }),
            tokens: tokenAmount.meta({ title: 'Veto tokens it holds', unit: 'tokens' }),
            chancePercent: percent.meta({ title: 'Chance that it locks all of them', unit: '%' }),
          }),
        )
        .min(1, 'needs at least one holder; without knowing any, suppose a share with the kind "supposed"')
        .max(MOST_HOLDERS),
    }),
  ],
  {
    error:
      'must say what share of the veto token is locked, such as {"kind": "supposed", "meanPercent": 2, "deviationPercent": 1}, or name its "holders"',
  },
);

/** Part of those who object that have locked their tokens, from a moment on. */
const waveSchema = z.strictObject({
  afterSeconds: seconds.min(1).meta({ title: 'From so long after the proposal was queued', unit: 's' }),
  percent: percent.default(100).meta({ title: 'Part of that share that is locked from then on', unit: '%' }),
});

/**
 * Holders of another token who delay what has passed, by the rules of Lido's dual governance. Defaults are those that Lido
 * deployed on mainnet (`deploy-config-mainnet.toml` of github.com/lidofinance/dual-governance).
 */
export const dualGovernanceSchema = z.strictObject({
  symbol: z.string().min(1).max(12).default('stETH').meta({ title: 'Symbol of the veto token' }),
  supplyTokens: tokenAmount
    .refine((text) => !/^[0.]*$/.test(text), 'must be more than 0: the seals are shares of it')
    .meta({ title: 'Supply of the veto token', unit: 'tokens' }),
  firstSealPercent: percent.gt(0).default(1).meta({
    title: 'First seal: share locked that delays',
    unit: '% of supply',
    description: 'From this share on nothing is executed until the signalling is over.',
  }),
  secondSealPercent: percent.gt(0).default(10).meta({
    title: 'Second seal: share locked that leaves',
    unit: '% of supply',
    description: 'With this share locked at the end of the longest signalling a rage quit begins.',
  }),
  minimumSignallingSeconds: seconds.default(5 * DAY).meta({ title: 'Signalling at the first seal', unit: 's' }),
  maximumSignallingSeconds: seconds.default(45 * DAY).meta({ title: 'Signalling at the second seal', unit: 's' }),
  minimumActiveSeconds: seconds.default(18_000).meta({ title: 'Shortest signalling before deactivation', unit: 's' }),
  deactivationSeconds: seconds.default(3 * DAY).meta({ title: 'Deactivation of the signalling', unit: 's' }),
  cooldownSeconds: seconds.default(18_000).meta({ title: 'Cooldown, in which it can be executed', unit: 's' }),
  rageQuitExtensionSeconds: seconds.default(7 * DAY).meta({
    title: 'Extension of a rage quit when all have left',
    unit: 's',
  }),
  redemptionSeconds: seconds.default(10 * DAY).meta({
    title: 'How long it takes until all who leave have left',
    unit: 's',
    description: 'Supposed: of Lido it is the queue of withdrawals, which nobody knows beforehand.',
  }),
  withdrawalDelaySeconds: seconds.default(60 * DAY).meta({
    title: 'Wait for the money after a rage quit',
    unit: 's',
    description: 'Grows with each rage quit in a row, the first included.',
  }),
  withdrawalDelayGrowthSeconds: seconds.default(15 * DAY).meta({ title: 'Growth of that wait', unit: 's' }),
  maximumWithdrawalDelaySeconds: seconds.default(180 * DAY).meta({ title: 'Longest wait for the money', unit: 's' }),
  minimumLockSeconds: seconds.default(18_000).meta({ title: 'Shortest lock before unlocking', unit: 's' }),
  signalling: signallingSchema.meta({ title: 'Who locks the veto token' }),
  waves: z
    .array(waveSchema)
    .min(1, 'needs at least one moment; leave it out for a day after the proposal was queued')
    .max(20)
    .default([{ afterSeconds: DAY, percent: 100 }])
    .meta({ title: 'When they lock and unlock' }),
});

export type DualGovernanceSettings = z.output<typeof dualGovernanceSchema>;

const at = (field: string) => `dualGovernance.${field}`;

/** What of a dual governance does not fit together, a problem for every field. */
export function checkDualGovernance(settings: DualGovernanceSettings | undefined): readonly DocumentProblem[] {
  if (settings === undefined) return [];
  const problems: DocumentProblem[] = [];
  const { firstSealPercent, secondSealPercent } = settings;
  if (firstSealPercent >= secondSealPercent) {
    problems.push({
      field: at('firstSealPercent'),
      message: `must be below the second seal; give less than ${secondSealPercent} %, or raise secondSealPercent (it is ${firstSealPercent})`,
    });
  }
  for (const [shorter, longer] of [
    ['minimumSignallingSeconds', 'maximumSignallingSeconds'],
    ['withdrawalDelaySeconds', 'maximumWithdrawalDelaySeconds'],
  ] as const) {
    if (settings[shorter] <= settings[longer]) continue;
    problems.push({
      field: at(shorter),
      message: `must not be longer than ${longer}; give at most ${settings[longer]} s, or raise that (it is ${settings[shorter]})`,
    });
  }
  return [...problems, ...checkSignalling(settings), ...checkWaves(settings)];
}

function checkSignalling({ signalling, supplyTokens }: DualGovernanceSettings): readonly DocumentProblem[] {
  if (signalling.kind === 'supposed') {
    const [mean, deviation] = [signalling.meanPercent / 100, signalling.deviationPercent / 100];
    const most = Math.sqrt(mean * (1 - mean));
    if (deviation === 0 || deviation < most) return [];
    return [
      {
        field: at('signalling.deviationPercent'),
        message: `is more than a share with a mean of ${signalling.meanPercent} % can spread; give less than ${Number((100 * most).toPrecision(4))} % (it is ${signalling.deviationPercent})`,
      },
    ];
  }
  const held = signalling.holders.reduce((sum, { tokens }) => sum + parseTokens(tokens), 0n);
  if (held <= parseTokens(supplyTokens)) return [];
  return [
    {
      field: at('supplyTokens'),
      message: `is less than its holders have together; raise it, or correct signalling.holders (it is "${supplyTokens}")`,
    },
  ];
}

function checkWaves({ waves, minimumLockSeconds }: DualGovernanceSettings): readonly DocumentProblem[] {
  return waves.flatMap(({ afterSeconds, percent: part }, i): DocumentProblem[] => {
    const before = waves[i - 1];
    const field = at(`waves[${i}].afterSeconds`);
    if (before === undefined) return [];
    if (afterSeconds <= before.afterSeconds) {
      return [{ field, message: `must be later than the moment before it; give more than ${before.afterSeconds} s` }];
    }
    if (part >= before.percent || afterSeconds >= before.afterSeconds + minimumLockSeconds) return [];
    return [
      {
        field,
        message: `is too early to unlock what was locked at ${before.afterSeconds} s; give at least ${before.afterSeconds + minimumLockSeconds} s, or a shorter minimumLockSeconds (it is ${afterSeconds})`,
      },
    ];
  });
}
