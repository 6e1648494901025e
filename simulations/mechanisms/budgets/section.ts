import { z } from 'zod';
import { percent, tokenAmount } from '../../scenario/index.js';

const positive = tokenAmount.refine((text) => /[1-9]/.test(text), { error: 'must be more than 0' });

const line = z.strictObject({
  name: z
    .string()
    .regex(/^[\x21-\x7e]{1,32}$/, 'must be 1 to 32 characters of ASCII, without spaces')
    .meta({ title: 'Name of the line' }),
  cohort: z
    .string()
    .min(1)
    .meta({ title: 'Cohort that it pays', description: 'Its members share the amount equally.' }),
  asset: z.enum(['token', 'stable']).default('stable').meta({ title: 'What it pays in' }),
  amount: positive.meta({ title: 'Amount', unit: 'tokens or coins a period, for all members together' }),
  periodTicks: z.int().min(1).max(1_000).default(4).meta({ title: 'Period', unit: 'ticks' }),
  firstDueTick: z.int().min(1).max(100_000).default(4).meta({ title: 'First payment is due in', unit: 'tick' }),
  untilTick: z.int().min(1).max(100_000).optional().meta({
    title: 'Nothing is due after',
    unit: 'tick',
    description: 'Without it the line stands until a vote ends it.',
  }),
});

const sale = z
  .strictObject({
    sharePercent: percent.default(0).meta({
      title: 'Share of the treasury’s tokens that is sold each tick',
      unit: '%',
      description: 'Diversification. 0: tokens are sold only when standing budgets lack coins.',
    }),
    discountPercent: percent.default(5).meta({
      title: 'Most that is taken off the mean price',
      unit: '%',
      description: 'Under the pool’s mean price since the last look less this much, nothing is sold.',
    }),
    coverTicks: z.int().min(0).max(100).default(2).meta({
      title: 'Time that coins are to last',
      unit: 'ticks',
      description: 'Tokens are sold for what standing budgets will have to pay within it.',
    }),
  })
  .prefault({});

/** A treasury that pays standing budgets. */
export const budgetsSection = z
  .strictObject({
    tokens: tokenAmount
      .default('0')
      .meta({ title: "The DAO's tokens in the budgets' purse at the start", unit: 'tokens' }),
    stableTokens: tokenAmount
      .default('0')
      .meta({ title: 'Coins in the budgets’ purse at the start', unit: 'stable coins' }),
    lines: z.array(line).max(32).default([]).meta({ title: 'Standing budgets' }),
    sale: sale.meta({ title: 'How its tokens are sold' }),
  })
  .superRefine(({ lines }, context) => {
    const names = lines.map(({ name }) => name);
    for (const [i, name] of names.entries()) {
      if (names.indexOf(name) === i) continue;
      context.addIssue({ code: 'custom', path: ['lines', i, 'name'], message: `is there twice: "${name}"` });
    }
  })
  .optional();
