import { z } from 'zod';
import { parseTokens, TOKEN, tokenAmount } from '../../scenario/index.js';

const positiveAmount = tokenAmount.refine((text) => /[1-9]/.test(text), { error: 'must be more than 0', abort: true });

/** A market for the DAO's token against a stable coin, in Uniswap v2, from launch on. */
export const marketSection = z
  .strictObject({
    stableName: z.string().min(1).max(60).default('Stable Dollar').meta({ title: 'Name of the stable coin' }),
    stableSymbol: z
      .string()
      .regex(/^[A-Z]{2,8}$/, 'must be 2 to 8 capital letters')
      .default('USDX')
      .meta({ title: 'Ticker of the stable coin' }),
    poolTokens: positiveAmount
      .default('500000')
      .meta({ title: "The DAO's tokens in the pool at launch", unit: 'tokens' }),
    seed: z
      .discriminatedUnion('by', [
        z.strictObject({
          by: z.literal('price'),
          price: positiveAmount.meta({ title: 'Price at launch', unit: 'stable coins a token' }),
        }),
        z.strictObject({
          by: z.literal('amount'),
          stableTokens: positiveAmount.meta({ title: 'Stable coins in the pool at launch', unit: 'stable coins' }),
        }),
      ])
      .default({ by: 'price', price: '1' })
      .meta({ title: 'Price of the token at launch', description: 'By the price, or by what stands against it.' }),
    fairGrowthPercent: z.number().min(-50).max(100).default(0).meta({
      title: 'Growth of the fair price',
      unit: '% a tick',
      description: 'What fundamental traders hold the token to be worth begins at the launch price and grows by this.',
    }),
    outsideVolatilityPercent: z.number().min(0).max(100).default(0).meta({
      title: 'Volatility of the price outside',
      unit: '% a tick',
      description:
        'Arbitrageurs and market makers see what the token costs elsewhere: the fair price times a random walk with this standard deviation.',
    }),
    slippageTolerancePercent: z.number().min(0).max(100).default(20).meta({
      title: 'Slippage that traders accept',
      unit: '%',
      description: 'A trade that would get less reverts: others were faster in the same block.',
    }),
    sellers: z
      .array(
        z.strictObject({
          cohort: z.string().min(1).meta({ title: 'Cohort that sells' }),
          sharePercent: z.number().gt(0).max(100).default(30).meta({
            title: 'Share it sells of what it gets',
            unit: '%',
            description: 'Of rewards, vested tokens and all else that came in since the start (QTM: 30 %).',
          }),
          mostImpactPercent: z.number().gt(0).max(100).default(100).meta({
            title: 'Most it moves the price a tick',
            unit: '%',
            description: 'What is over it is sold later; 100: it does not care.',
          }),
        }),
      )
      .max(50)
      .default([])
      .meta({ title: 'Who sells what it earns' }),
  })
  .superRefine((section, context) => {
    const { tokens, coins } = seedAmounts(section);
    for (const [amount, path] of [
      [tokens, 'poolTokens'],
      [coins, 'seed'],
    ] as const) {
      if (amount > LARGEST_RESERVE) {
        context.addIssue({ code: 'custom', path: [path], message: 'is more than a pool can hold (2^112 - 1 wei)' });
      }
    }
    // The pool keeps its first 1,000 shares for ever.
    if (tokens * coins <= 1_000_000n) {
      context.addIssue({
        code: 'custom',
        path: ['seed'],
        message: 'is so little that nobody would own any of the pool',
      });
    }
  });

export type MarketSection = z.output<typeof marketSection>;

/** What a Uniswap v2 pair counts a reserve with. */
const LARGEST_RESERVE = 2n ** 112n - 1n;

/** What the pool begins with, in wei. A price that does not divide evenly is rounded down by less than a wei of coins. */
export function seedAmounts({ poolTokens, seed }: Pick<MarketSection, 'poolTokens' | 'seed'>): {
  readonly tokens: bigint;
  readonly coins: bigint;
} {
  const tokens = parseTokens(poolTokens);
  const coins = seed.by === 'amount' ? parseTokens(seed.stableTokens) : (tokens * parseTokens(seed.price)) / TOKEN;
  return { tokens, coins };
}
