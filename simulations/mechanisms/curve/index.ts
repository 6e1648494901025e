import { BondingCurve, GovernanceToken } from '../../../contracts/bindings/index.js';
import type { Policy } from '../../agents/index.js';
import { callOf } from '../../chain/index.js';
import { roleId } from '../../kernel/index.js';
import { question } from '../../metrics/index.js';
import { bps, parseTokens } from '../../scenario/index.js';
import { TOKEN_ASSET } from '../../world/index.js';
import { market, STABLE_ASSET } from '../market/index.js';
import { mechanism } from '../open-mechanism.js';
import { token } from '../token/index.js';
import { curveTrader } from './buying.js';
import { curveNews, curvePanels, curveReporters, reserveBuysBackAll, tradesAreBooked } from './reporting.js';
import { type CurveFact, type CurveScope, curveOutline } from './state.js';

/** Ends the hatch when its time has come. */
const openCurve: Policy<CurveScope> = ({ view, scenario, now }) => {
  const over = now >= view.epochStart + scenario.curve.hatchSeconds;
  if (view.curve.phase !== 'hatching' || !over) return [];
  return [{ purpose: 'openCurve', window: 0, calls: [callOf(BondingCurve, view.curve.contracts.curve, 'open', [])] }];
};

/** Tokens made and unmade against a reserve that always buys them back, after a hatch at one price. */
export const curve = mechanism({
  outline: curveOutline,
  title: 'Bonding curve',
  uses: [token, market],
  words: {
    curve: {
      one: 'Bonding curve',
      many: 'Bonding curve',
      family: 'market',
      shade: 2,
      inSentences: 'the bonding curve',
    },
  },
  create: ({ scenario: { curve: section }, others, treasury, epochStart }) => ({
    curve: [
      others.token.token,
      others.market.stable,
      treasury,
      {
        hatchEnd: BigInt(epochStart + section.hatchSeconds),
        exponent: BigInt(section.exponent),
        hatchTributeBps: bps(section.hatchTributePercent),
        buyTributeBps: bps(section.buyTributePercent),
        sellTributeBps: bps(section.sellTributePercent),
        hatchPrice: parseTokens(section.hatchPrice),
        minimumRaise: parseTokens(section.minimumRaiseCoins),
      },
    ],
  }),
  wire: ({ own, others }) => [
    callOf(GovernanceToken, others.token.token, 'grantRole', [roleId('MINTER_ROLE'), own.curve]),
  ],
  readers: {
    curve: {
      Contributed: ({ account, coins }): CurveFact => ({ type: 'hatchContributed', account, coins }),
      CurveOpened: ({ raised, reserve, supply }): CurveFact => ({ type: 'curveOpened', raised, reserve, supply }),
      HatchFailed: ({ raised }): CurveFact => ({ type: 'hatchFailed', raised }),
      Claimed: ({ account, tokens, coins }): CurveFact => ({ type: 'hatchClaimed', account, tokens, coins }),
      CurveBought: ({ buyer, coins, tokens, tribute }): CurveFact => ({
        type: 'curveBought',
        account: buyer,
        coins,
        tokens,
        tribute,
      }),
      CurveSold: ({ seller, tokens, coins, tribute }): CurveFact => ({
        type: 'curveSold',
        account: seller,
        coins,
        tokens,
        tribute,
      }),
    },
  },
  folds: {
    hatchContributed(draft, { account, coins }) {
      draft.raised += coins;
      draft.contributions.set(account, (draft.contributions.get(account) ?? 0n) + coins);
    },
    curveOpened(draft, { raised, reserve, supply }) {
      draft.phase = 'open';
      draft.reserve = reserve;
      draft.supply = supply;
      draft.reserveAtOpening = reserve;
      draft.supplyAtOpening = supply;
      draft.tributes += raised - reserve;
    },
    hatchFailed(draft) {
      draft.phase = 'failed';
    },
    hatchClaimed(draft, { account }) {
      draft.contributions.delete(account);
    },
    curveBought(draft, { coins, tokens, tribute }) {
      draft.reserve += coins - tribute;
      draft.supply += tokens;
      draft.tributes += tribute;
      draft.paidIn += coins;
    },
    curveSold(draft, { coins, tokens, tribute }) {
      draft.reserve -= coins + tribute;
      draft.supply -= tokens;
      draft.tributes += tribute;
      draft.paidOut += coins;
    },
  },
  archetypes: { curveTrader },
  chores: openCurve,
  // What hatchers have not taken yet is theirs.
  owned: ({ curve: { phase, contributions, raised, supplyAtOpening } }, account) =>
    phase === 'open' && raised > 0n ? ((contributions.get(account) ?? 0n) * supplyAtOpening) / raised : 0n,
  flows: {
    kinds: {
      hatch: { title: 'Hatch of the curve' },
      curveTrade: { title: 'Bought from and sold to the curve' },
      curveTribute: { title: 'Tribute of the curve' },
    },
    classify: ({ asset, from, to }, { curve: { contracts, phase }, treasury }) => {
      if (asset === STABLE_ASSET && from === contracts.curve && to === treasury) return 'curveTribute';
      if (asset === STABLE_ASSET && to === contracts.curve) return phase === 'hatching' ? 'hatch' : 'curveTrade';
      if (from !== contracts.curve) return null;
      return asset === TOKEN_ASSET ? 'hatch' : 'curveTrade';
    },
  },
  reporters: () => curveReporters,
  invariants: { reserveBuysBackAll, tradesAreBooked },
  audit: ({ curve: { contracts, reserve, supply, raised } }) => [
    question(BondingCurve, contracts.curve, 'reserve', [], reserve),
    question(BondingCurve, contracts.curve, 'supply', [], supply),
    question(BondingCurve, contracts.curve, 'raised', [], raised),
  ],
  news: curveNews,
  panels: curvePanels,
});

export type { CurveScope } from './state.js';
