import { getCreate2Address, keccak256, solidityPacked } from 'ethers';
import { GovernanceToken, StableCoin, UniswapV2Factory, UniswapV2Pair } from '../../../contracts/bindings/index.js';
import { type Address, callOf } from '../../chain/index.js';
import { roleId } from '../../kernel/index.js';
import { question } from '../../metrics/index.js';
import { parseTokens } from '../../scenario/index.js';
import { balanceOf, TOKEN_ASSET, ZERO_ADDRESS } from '../../world/index.js';
import { mechanism } from '../open-mechanism.js';
import { staking } from '../staking/index.js';
import { token } from '../token/index.js';
import { fundamentalTrader, momentumTrader, noiseTrader } from './archetypes.js';
import { arbitrageur } from './dealers/arbitrageur.js';
import { liquidityProvider } from './dealers/liquidity-provider.js';
import { marketMaker } from './dealers/market-maker.js';
import { airdropFarmer } from './owners/airdrop-farmer.js';
import { longTermHolder } from './owners/long-term-holder.js';
import { earlyInvestor, teamMember } from './owners/vesting-recipients.js';
import { yieldStaker } from './owners/yield-staker.js';
import { marketFolds, settleBlock } from './reading.js';
import {
  marketPanels,
  marketReporters,
  poolIsCovered,
  priceInAll,
  priceNews,
  sharesKeepTheirWorth,
  stableCoinIsConserved,
} from './reporting.js';
import { seedAmounts } from './section.js';
import {
  LIQUIDITY_ASSET,
  type MarketFact,
  type MarketScope,
  marketEvents,
  marketOutline,
  STABLE_ASSET,
  tokenIsFirst,
  tradeOf,
} from './state.js';
import { sellEarnings } from './trading.js';

/** Where Uniswap's factory puts the pair of two assets: CREATE2 by the sorted addresses. */
function pairAddress(factory: Address, one: Address, other: Address): Address {
  const salt = keccak256(solidityPacked(['address', 'address'], one < other ? [one, other] : [other, one]));
  return getCreate2Address(factory, salt, keccak256(UniswapV2Pair.bytecode)).toLowerCase() as Address;
}

const MINTER_ROLE = roleId('MINTER_ROLE');

/** First coins of every member of a cohort that has some. */
function coinsOf(
  { population }: MarketScope['scenario'],
  agents: readonly { readonly cohort: string; readonly address: Address }[],
) {
  return population.flatMap((cohort) => {
    if (!('stableTokens' in cohort) || typeof cohort.stableTokens !== 'string') return [];
    const each = parseTokens(cohort.stableTokens) / BigInt(cohort.count);
    if (each === 0n) return [];
    return agents.filter((agent) => agent.cohort === cohort.name).map(({ address }) => ({ to: address, amount: each }));
  });
}

/** A market for the token against a stable coin: Uniswap v2's own contracts, traders, providers, and earners who sell. */
export const market = mechanism({
  outline: marketOutline,
  title: 'Market',
  uses: [token, staking],
  assets: {
    [STABLE_ASSET]: { contract: 'stable', symbol: (scenario) => scenario.market.stableSymbol },
    [LIQUIDITY_ASSET]: { contract: 'pair', symbol: () => 'shares' },
  },
  words: {
    stable: { one: 'Stable coin', many: 'Stable coin', family: 'market', inSentences: 'the stable coin' },
    factory: { one: 'Pool factory', many: 'Pool factory', family: 'market', inSentences: 'the pool factory' },
    router: { one: 'Router', many: 'Router', family: 'market', inSentences: 'the router' },
    pair: { one: 'Pool', many: 'Pool', family: 'market', shade: 9, inSentences: 'the pool', party: 'pool' },
  },
  administered: ['stable'],
  issued: (scenario) => seedAmounts(scenario.market).tokens,
  check: ({ market: { sellers }, population }) => {
    const names = population.map(({ name }) => name);
    return sellers.flatMap(({ cohort }, i) =>
      names.includes(cohort)
        ? []
        : [
            {
              field: `market.sellers[${i}].cohort`,
              message: `names no cohort of this scenario: "${cohort}" (there are ${names.join(', ')})`,
            },
          ],
    );
  },
  derive: ({ own, others }) => ({ pair: pairAddress(own.factory, others.token.token, own.stable) }),
  create: ({ scenario, own, deployer }) => ({
    stable: [scenario.market.stableName, scenario.market.stableSymbol, deployer],
    factory: [deployer],
    // There is no wrapped native coin here: nobody trades it.
    router: [own.factory, ZERO_ADDRESS],
  }),
  wire: ({ own, others, deployer }) => [
    callOf(StableCoin, own.stable, 'grantRole', [MINTER_ROLE, deployer]),
    callOf(UniswapV2Factory, own.factory, 'createPair', [others.token.token, own.stable]),
  ],
  fund: ({ scenario, own, others, treasury, agents }) => {
    const { tokens, coins } = seedAmounts(scenario.market);
    return [
      callOf(GovernanceToken, others.token.token, 'mint', [own.pair, tokens]),
      callOf(StableCoin, own.stable, 'mint', [own.pair, coins]),
      // The pool's first shares are the treasury's.
      callOf(UniswapV2Pair, own.pair, 'mint', [treasury]),
      ...coinsOf(scenario, agents).map(({ to, amount }) => callOf(StableCoin, own.stable, 'mint', [to, amount])),
    ];
  },
  relinquish: ({ own, deployer }) => [
    callOf(StableCoin, own.stable, 'renounceRole', [MINTER_ROLE, deployer]),
    callOf(UniswapV2Factory, own.factory, 'setFeeToSetter', [ZERO_ADDRESS]),
  ],
  readers: {
    pair: {
      Swap: ({ to, amount0In, amount1In, amount0Out, amount1Out }): MarketFact => ({
        type: 'swapped',
        to,
        in0: amount0In,
        in1: amount1In,
        out0: amount0Out,
        out1: amount1Out,
      }),
      Sync: ({ reserve0, reserve1 }): MarketFact => ({ type: 'reservesSet', reserve0, reserve1 }),
    },
  },
  folds: marketFolds,
  finish: settleBlock,
  archetypes: {
    fundamentalTrader,
    momentumTrader,
    noiseTrader,
    liquidityProvider,
    arbitrageur,
    marketMaker,
    longTermHolder,
    earlyInvestor,
    teamMember,
    airdropFarmer,
    yieldStaker,
  },
  policies: [{ policy: sellEarnings }],
  flows: {
    kinds: { sale: { title: 'Sale' }, purchase: { title: 'Purchase' }, liquidity: { title: 'Liquidity' } },
    announce: (event, view) => {
      const [swap] = marketEvents([event], 'swapped');
      if (swap === undefined) return [];
      const { pair } = view.market.contracts;
      const { trader, tokensIn, tokensOut, coinsIn, coinsOut } = tradeOf(swap, tokenIsFirst(view));
      const kind = tokensIn > 0n ? 'sale' : 'purchase';
      return [
        { asset: TOKEN_ASSET, from: trader, to: pair, amount: tokensIn, kind },
        { asset: STABLE_ASSET, from: pair, to: trader, amount: coinsOut, kind },
        { asset: STABLE_ASSET, from: trader, to: pair, amount: coinsIn, kind },
        { asset: TOKEN_ASSET, from: pair, to: trader, amount: tokensOut, kind },
      ].filter(({ amount }) => amount > 0n);
    },
    classify: ({ from, to }, { market: { contracts: own } }) =>
      from === own.pair || to === own.pair ? 'liquidity' : null,
  },
  agentColumns: [
    {
      name: 'coins',
      title: 'Coins',
      unit: 'wei',
      asset: STABLE_ASSET,
      description: 'Stable coins it can spend.',
      of: ({ view }, { address }) => balanceOf(view, address, STABLE_ASSET),
    },
    {
      name: 'sold',
      title: 'Sold',
      unit: 'wei',
      description: 'Tokens it ever sold to the pool.',
      of: ({ view }, { address }) => view.market.sold.get(address) ?? 0n,
    },
    {
      name: 'bought',
      title: 'Bought',
      unit: 'wei',
      description: 'Tokens it ever bought from the pool.',
      of: ({ view }, { address }) => view.market.bought.get(address) ?? 0n,
    },
  ],
  reporters: marketReporters,
  invariants: { poolIsCovered, sharesKeepTheirWorth, stableCoinIsConserved },
  audit: (view, accounts) => {
    const { pair, stable } = view.market.contracts;
    const { tokens, coins } = view.market.reserves;
    return [
      question(UniswapV2Pair, pair, 'getReserves', [], tokenIsFirst(view) ? tokens : coins),
      ...accounts.map((account) =>
        question(StableCoin, stable, 'balanceOf', [account], balanceOf(view, account, STABLE_ASSET)),
      ),
    ];
  },
  news: priceNews,
  closing: priceInAll,
  panels: marketPanels,
});

export * as ownerFields from './owners/fields.js';
export { type Reserves, ratio } from './pool.js';
export { priceInWei, priceOf, STABLE_ASSET } from './state.js';
export { part, sellForCoins, tradeCalls } from './trade.js';
export { markBefore, priceTrend } from './trend.js';
export { ownValue } from './valuation.js';
