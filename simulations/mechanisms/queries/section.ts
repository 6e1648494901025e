import { z } from 'zod';
import { tokenAmount } from '../../scenario/index.js';

/** Models that are tables of a database, and queries that pay for their rows. */
export const queriesSection = z
  .strictObject({
    bondCoins: tokenAmount.default('100').meta({
      title: 'What a provider leaves as a bond for a table',
      unit: 'stable coins',
    }),
    fineCoins: tokenAmount.default('1').meta({
      title: 'What a query costs its provider that it left unanswered',
      unit: 'stable coins',
      description: 'It is the client’s, out of the bond, as long as there is one.',
    }),
    patienceTicks: z.int().min(1).max(1_000).default(1).meta({
      title: 'Until a query that nobody answers is paid back',
      unit: 'ticks',
    }),
  })
  .optional();
