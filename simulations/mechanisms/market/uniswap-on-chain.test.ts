import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { StableCoin, UniswapV2Factory, UniswapV2Pair, UniswapV2Router02 } from '../../../contracts/bindings/index.js';
import { ContractChain } from '../../../test/fixtures/contract-chain.js';
import { type Address, accountOf } from '../../chain/index.js';
import { randomStream } from '../../random/index.js';
import { arbitrage } from './arbitrage.js';
import { amountsTaken, redeemed, sharesFor } from './liquidity.js';
import { buyTokens, depthAt, getAmountIn, type Reserves, sellTokens, spotPrice } from './pool.js';
import { marketSection, seedAmounts } from './section.js';

const ANN = accountOf('ann');
const NOBODY: Address = `0x${'0'.repeat(40)}`;
const MUCH = 10n ** 30n;
const FOREVER = 2n ** 256n - 1n;

/** The market in Uniswap's own bytecode, and what its contracts say of it. */
class Market {
  readonly chain: ContractChain;
  readonly token: Address;
  readonly coin: Address;
  readonly pair: Address;
  readonly router: Address;

  private constructor(chain: ContractChain, addresses: Pick<Market, 'token' | 'coin' | 'pair' | 'router'>) {
    this.chain = chain;
    this.token = addresses.token;
    this.coin = addresses.coin;
    this.pair = addresses.pair;
    this.router = addresses.router;
  }

  static async open(): Promise<Market> {
    const chain = await ContractChain.start(1_767_225_600, [ANN]);
    const [token, coin] = [
      await chain.deploy(StableCoin, ['Token', 'TOK', chain.deployer]),
      await chain.deploy(StableCoin, ['Stable Dollar', 'USDX', chain.deployer]),
    ];
    const factory = await chain.deploy(UniswapV2Factory, [NOBODY]);
    const router = await chain.deploy(UniswapV2Router02, [factory, NOBODY]);
    await chain.send({ binding: UniswapV2Factory, to: factory }, 'createPair', [token, coin]);
    const pair = await chain.read(UniswapV2Factory, factory, 'getPair', [token, coin]);
    for (const to of [token, coin]) {
      const role = await chain.read(StableCoin, to, 'MINTER_ROLE', []);
      await chain.send({ binding: StableCoin, to }, 'grantRole', [role, chain.deployer]);
      await chain.send({ binding: StableCoin, to }, 'mint', [ANN, MUCH]);
      await chain.send({ binding: StableCoin, to, from: ANN }, 'approve', [router, FOREVER]);
    }
    await chain.send({ binding: UniswapV2Pair, to: pair, from: ANN }, 'approve', [router, FOREVER]);
    return new Market(chain, { token, coin, pair, router });
  }

  async reserves(): Promise<Reserves> {
    const [first, second] = await this.chain.read(UniswapV2Pair, this.pair, 'getReserves', []);
    const zero = await this.chain.read(UniswapV2Pair, this.pair, 'token0', []);
    return zero === this.token ? { tokens: first, coins: second } : { tokens: second, coins: first };
  }

  supply = () => this.chain.read(UniswapV2Pair, this.pair, 'totalSupply', []);
  sharesOf = (account: Address) => this.chain.read(UniswapV2Pair, this.pair, 'balanceOf', [account]);

  async holdings(): Promise<Reserves> {
    const held = (token: Address) => this.chain.read(StableCoin, token, 'balanceOf', [ANN]);
    return { tokens: await held(this.token), coins: await held(this.coin) };
  }

  private readonly call = () => ({ binding: UniswapV2Router02, to: this.router, from: ANN }) as const;

  provide(offered: Reserves): Promise<boolean> {
    const args = [this.token, this.coin, offered.tokens, offered.coins, 0n, 0n, ANN, FOREVER] as const;
    return this.chain.send(this.call(), 'addLiquidity', args);
  }

  leave(shares: bigint): Promise<boolean> {
    return this.chain.send(this.call(), 'removeLiquidity', [this.token, this.coin, shares, 0n, 0n, ANN, FOREVER]);
  }

  /** @param least refuses to be given less */
  trade(side: 'sell' | 'buy', amountIn: bigint, least: bigint): Promise<boolean> {
    const path = side === 'sell' ? [this.token, this.coin] : [this.coin, this.token];
    return this.chain.send(this.call(), 'swapExactTokensForTokens', [amountIn, least, path, ANN, FOREVER]);
  }

  buyExactly(amountOut: bigint, most: bigint): Promise<boolean> {
    const path = [this.coin, this.token];
    return this.chain.send(this.call(), 'swapTokensForExactTokens', [amountOut, most, path, ANN, FOREVER]);
  }
}

describe("Uniswap's contracts on a chain", () => {
  let market: Market;

  beforeAll(async () => {
    market = await Market.open();
  });
  afterAll(() => market.chain.close());

  it('open a pool with what the section says and give the shares that the library previews', async () => {
    const seed = seedAmounts(marketSection.parse({ poolTokens: '500000', seed: { by: 'price', price: '0.123' } }));
    const expected = sharesFor(seed, { tokens: 0n, coins: 0n }, 0n);
    expect(await market.provide(seed)).toBe(true);
    expect(await market.reserves()).toEqual(seed);
    expect(await market.sharesOf(ANN)).toBe(expected);
    expect(spotPrice(seed)).toBe(123_000_000_000_000_000n);
  });

  it('do what the library previews, to the wei, through any trades, deposits and withdrawals', async () => {
    const random = randomStream(11, 'market');
    const drawn = (most: bigint) => 1n + (most * BigInt(random.integer(0, 2 ** 30))) / 2n ** 30n;
    for (let i = 0; i < 40; i++) {
      const before = await market.reserves();
      const held = await market.holdings();
      const supply = await market.supply();
      const act = random.pick(['sell', 'buy', 'buyExactly', 'provide', 'leave'] as const);
      let after = before;
      if (act === 'sell' || act === 'buy') {
        const amountIn = drawn(act === 'sell' ? before.tokens : before.coins);
        const trade = act === 'sell' ? sellTokens(before, amountIn) : buyTokens(before, amountIn);
        expect(await market.trade(act, amountIn, trade.amountOut + 1n)).toBe(false);
        expect(await market.trade(act, amountIn, trade.amountOut)).toBe(true);
        after = trade.after;
      } else if (act === 'buyExactly') {
        const wanted = drawn(before.tokens / 2n);
        const cost = getAmountIn(wanted, before.coins, before.tokens)!;
        expect(await market.buyExactly(wanted, cost - 1n)).toBe(false);
        expect(await market.buyExactly(wanted, cost)).toBe(true);
        after = { tokens: before.tokens - wanted, coins: before.coins + cost };
      } else if (act === 'provide') {
        const offered = { tokens: drawn(before.tokens), coins: drawn(before.coins) };
        const taken = amountsTaken(offered, before);
        expect(await market.provide(offered)).toBe(true);
        after = { tokens: before.tokens + taken.tokens, coins: before.coins + taken.coins };
        expect(await market.supply()).toBe(supply + sharesFor(taken, before, supply));
      } else {
        const shares = drawn((await market.sharesOf(ANN)) / 3n);
        const got = redeemed(shares, before, supply);
        expect(await market.leave(shares)).toBe(true);
        after = { tokens: before.tokens - got.tokens, coins: before.coins - got.coins };
      }
      expect(await market.reserves(), `${i}: ${act}`).toEqual(after);
      // What the pool has more, somebody has less.
      const now = await market.holdings();
      expect([now.tokens + after.tokens, now.coins + after.coins]).toEqual([
        held.tokens + before.tokens,
        held.coins + before.coins,
      ]);
    }
  });

  it('are moved by the depth that the library tells, and not by a wei less', async () => {
    const before = await market.reserves();
    const { tokensToSell } = depthAt(before, 2);
    const moved = ({ tokens, coins }: Reserves) => coins * before.tokens * 100n <= 98n * before.coins * tokens;
    expect(moved(sellTokens(before, tokensToSell - 1n).after)).toBe(false);
    await market.trade('sell', tokensToSell, 0n);
    expect(moved(await market.reserves())).toBe(true);
  });

  it('pay an arbitrageur what the library previews', async () => {
    const before = await market.reserves();
    const held = await market.holdings();
    const fair = { coins: before.coins * 2n, tokens: before.tokens };
    const { side, amountIn, amountOut, profit } = arbitrage(before, fair)!;
    expect(side).toBe('buy');
    expect(await market.trade(side, amountIn, amountOut)).toBe(true);
    const now = await market.holdings();
    const gained = ((now.tokens - held.tokens) * fair.coins) / fair.tokens - (held.coins - now.coins);
    expect(gained).toBe(profit);
    expect(arbitrage(await market.reserves(), fair)).toBeNull();
  });
});
