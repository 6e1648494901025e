import { describe, expect, it } from 'vitest';
import { marketContracts } from '../../../test/fixtures/market.js';
import { address, ledger, NOW, worldView } from '../../../test/fixtures/world.js';
import { TOKEN } from '../../scenario/index.js';
import { draftOf, finishDraft } from '../../world/index.js';
import type { Reserves } from './pool.js';
import { settleBlock } from './reading.js';
import { type MarketState, marketOutline } from './state.js';

const lender = address(1);
const empty = { ...marketOutline.empty, contracts: marketContracts };
// The token sorts before the coin here: amounts come in the order of tokens and coins.
const poolAfter = (state: MarketState, time: number, reserves: Reserves, shares: bigint) => {
  const base = { ...empty, ...state };
  const draft = draftOf<MarketState>(base);
  draft.reserves = reserves;
  const ledgers = new Map([
    ['token', ledger([])],
    ['liquidity', ledger([[lender, shares]], shares + 1_000n)],
  ]);
  settleBlock(draft, worldView({ time, ledgers }), base, { block: 1, timestamp: time, readCall: () => null });
  return finishDraft(draft);
};
const pool = (tokens: bigint, coins: bigint) => ({ tokens: tokens * TOKEN, coins: coins * TOKEN });

describe('what is read of the pool, block by block', () => {
  const opened = poolAfter(empty, NOW, pool(100n, 100n), 100n * TOKEN - 1_000n);

  it('is its price and what its shares are worth, with the time', () => {
    const grown = poolAfter(opened, NOW + 60, pool(50n, 202n), 100n * TOKEN - 1_000n);
    expect(grown.history.map(({ time, price }) => [time, price])).toEqual([
      [NOW, TOKEN],
      [NOW + 60, 4_040_000_000_000_000_000n],
    ]);
    expect(opened.history[0]!.worth).toBe(TOKEN);
    // √(50 × 202) of 100 shares: half a percent of fees.
    expect(Number(grown.history[1]!.worth) / 1e18).toBeCloseTo(Math.sqrt(1.01), 12);
  });

  it('is what each lender put in, at the end of its block', () => {
    expect(opened.positions.get(lender)).toMatchObject({ shares: 100n * TOKEN - 1_000n });
    const more = poolAfter(opened, NOW + 60, pool(200n, 200n), 200n * TOKEN - 1_000n);
    const { tokens, coins } = more.positions.get(lender)!;
    expect(Number(tokens) / 1e18).toBeCloseTo(200, 9);
    expect(Number(coins) / 1e18).toBeCloseTo(200, 9);
  });

  it('is the part of it that stays when some is taken out, and nothing when all is', () => {
    const less = poolAfter(opened, NOW + 60, pool(25n, 100n), 50n * TOKEN - 1_000n);
    expect(Number(less.positions.get(lender)!.tokens) / 1e18).toBeCloseTo(50, 9);
    expect(poolAfter(less, NOW + 120, pool(0n, 0n), 0n).positions.has(lender)).toBe(false);
  });
});
