import { z } from 'zod';
import { percent, seconds, tokenAmount } from '../../scenario/index.js';

const positive = tokenAmount.refine((text) => /[1-9]/.test(text), { error: 'must be more than 0' });
const price = { unit: 'stable coins a token' };

const dutch = z.strictObject({
  by: z.literal('dutch'),
  startPrice: positive.default('4').meta({ title: 'Price at the start', ...price }),
  fall: z.enum(['linear', 'exponential']).default('linear').meta({
    title: 'How the price falls',
    description: 'By the same amount or by the same part each second, to the reserve price at the end.',
  }),
  pays: z.enum(['own', 'last']).default('own').meta({
    title: 'What a buyer pays',
    description: 'Its own price, or the last one: that of the last token sold, or the reserve price if some are left.',
  }),
});
const batch = z.strictObject({
  by: z.literal('batch'),
  priceStep: positive.default('0.05').meta({ title: 'Step between the prices of bids', ...price }),
  prices: z.int().min(1).max(1_000).default(200).meta({
    title: 'Prices that bids may name',
    description: 'The reserve price is the lowest of them.',
  }),
});

/** Tokens sold to whoever bids, at a price that falls or at one price for all. */
export const auctionSection = z
  .strictObject({
    offeredTokens: positive.default('100000').meta({ title: 'Tokens for sale', unit: 'tokens' }),
    durationSeconds: seconds.min(1).default(4_838_400).meta({ title: 'How long the auction lasts', unit: 's' }),
    reservePrice: positive.default('0.5').meta({ title: 'Lowest price', ...price }),
    poolPercent: percent.default(0).meta({
      title: 'Part of the proceeds for the market’s pool',
      unit: '%',
      description:
        'It goes in with so many tokens that the pool’s price becomes the auction’s. As large a part of the tokens for sale is laid by for it.',
    }),
    sale: z.discriminatedUnion('by', [batch, dutch]).prefault({ by: 'batch' }).meta({ title: 'Kind of auction' }),
  })
  .optional();
