import { z } from 'zod';
import { percent, seconds, tokenAmount } from '../../scenario/index.js';

const tribute = percent.lt(100);

/** Tokens made and unmade against a reserve that always buys them back, after a hatch at one price. */
export const curveSection = z
  .strictObject({
    hatchSeconds: seconds.min(1).default(2_419_200).meta({ title: 'How long the hatch lasts', unit: 's' }),
    hatchPrice: tokenAmount
      .refine((text) => /[1-9]/.test(text), { error: 'must be more than 0' })
      .default('0.5')
      .meta({ title: 'Price in the hatch', unit: 'stable coins a token' }),
    minimumRaiseCoins: tokenAmount.default('1').meta({
      title: 'What the hatch must bring',
      unit: 'stable coins',
      description: 'If it brings less, everybody gets back what it gave.',
    }),
    exponent: z.int().min(1).max(3).default(2).meta({
      title: 'How steep the curve is',
      description: 'Reserve ÷ supply to this power stays the same; the price is as many times reserve ÷ supply.',
    }),
    hatchTributePercent: tribute.default(30).meta({ title: 'Part of the hatch for the treasury', unit: '%' }),
    buyTributePercent: tribute.default(2).meta({ title: 'Part of a purchase for the treasury', unit: '%' }),
    sellTributePercent: tribute.default(5).meta({ title: 'Part of a sale for the treasury', unit: '%' }),
  })
  .optional();
