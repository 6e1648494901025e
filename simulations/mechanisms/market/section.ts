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
