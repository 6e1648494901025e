import { z } from 'zod';
import { percent, seconds, tokenAmount } from '../../scenario/index.js';

const multiplier = z.number().min(0).max(100).multipleOf(0.000001);
const columns = z.int().min(1).max(64);

/** A synthetic table of eras whose rows are to be predicted: what the predictions are about. */
const table = z.strictObject({
  rows: z.int().min(20).max(256).default(250).meta({ title: 'Rows of an era', unit: 'rows' }),
  columns: columns.default(12).meta({ title: 'Columns that may be learned from', unit: 'columns' }),
  exampleColumns: columns.default(3).meta({
    title: 'Columns that the example model uses',
    unit: 'columns',
    description: 'The first of them. Everybody has the example model, which is fitted once to all history.',
  }),
  historyEras: z.int().min(1).max(200).default(40).meta({
    title: 'Eras with known targets before the first round',
    unit: 'eras',
  }),
  signalPercent: percent.default(10).meta({
    title: 'Part of the targets’ variance that the columns explain',
    unit: '%',
    description: 'For whoever knew the regime of the era exactly. The rest is noise.',
  }),
  regimePersistence: z.number().min(0).max(1).default(0.92).meta({
    title: 'How much of the regime an era keeps of the one before',
    description: 'Correlation of what a column says of the target in one era and in the next.',
  }),
});

/** Predictions that participants stake the DAO's token on. */
export const tournamentSection = z
  .strictObject({
    fundTokens: tokenAmount.default('100000').meta({
      title: 'Tokens that good predictions are paid from',
      unit: 'tokens',
    }),
    thresholdTokens: tokenAmount.default('72000').meta({
      title: 'Stake at risk up to which a round pays in full',
      unit: 'tokens',
      description:
        'The payout factor is this over all that is at risk, at most 1. With 0 nothing is ever paid or burnt.',
    }),
    corrMultiplier: multiplier.default(0.75).meta({ title: 'What correlation with the targets counts' }),
    mmcMultiplier: multiplier.default(2.25).meta({
      title: 'What the contribution beyond the meta model counts',
    }),
    limitPercent: percent.multipleOf(0.01).default(5).meta({
      title: 'The most that a round pays or burns of a stake',
      unit: '%',
    }),
    burns: z.boolean().default(true).meta({ title: 'Whether bad predictions burn stake' }),
    resolutionSeconds: seconds.default(1_728_000).meta({
      title: 'How long it takes until a round’s targets are known',
      unit: 's',
      description: 'From the round’s opening. Each tick opens a round.',
    }),
    releaseSeconds: seconds.default(2_592_000).meta({
      title: 'How long stake waits to be released',
      unit: 's',
      description: 'It can still burn by the rounds that it was at risk in. At least as long as targets take.',
    }),
    table: table.prefault({}).meta({ title: 'The table that is predicted (synthetic)' }),
  })
  .optional();
