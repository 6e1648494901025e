import { z } from 'zod';
import { BondingCurve, GovernanceToken, StableCoin } from '../../../contracts/bindings/index.js';
import type { Archetype, Intent, Observation, Policy } from '../../agents/index.js';
import { type ContractCall, callOf } from '../../chain/index.js';
import { parseTokens, tokenAmount } from '../../scenario/index.js';
import { balanceOf } from '../../world/index.js';
import { STABLE_ASSET } from '../market/index.js';
import { type Curve, curvePrice, reserveAt, supplyAt, toPrice } from './curve.js';
import type { CurveScope } from './state.js';

const share = z.number().min(0).max(1);
const fields = {
  stableTokens: tokenAmount.default('0').meta({ title: 'Stable coins of the whole cohort', unit: 'stable coins' }),
  valuation: z.number().gt(0).default(1).meta({
    title: 'What the token is worth to them, at the median',
    unit: 'stable coins a token',
  }),
  valuationDeviation: z.number().min(0).max(3).default(0.5).meta({
    title: 'Disagreement about it',
    description: 'Standard deviation of the logarithm of what each holds the token to be worth.',
  }),
  hatchShare: share
    .default(0.5)
    .meta({ title: 'Part of its coins that it gives to the hatch, where that is cheap to it' }),
  mostShare: share.default(0.2).meta({ title: 'Largest part of what it has that it trades in a tick' }),
  attention: share.default(0.5).meta({ title: 'Chance to look at the curve in a tick' }),
};
interface Taste {
  readonly valuation: number;
  readonly valuationDeviation: number;
  readonly hatchShare: number;
  readonly mostShare: number;
  readonly attention: number;
}

/** Holds the token to be worth something of its own: buys from the curve below that, and sells to it above. */
export const curveTrader: Archetype<CurveScope, typeof fields> = {
  words: { one: 'Curve trader', many: 'Curve traders', family: 'market', shade: 8 },
  chores: 1,
  fields,
  policies: (cohort) => [hatch(cohort), claim, tradeOnCurve(cohort)],
};

type Seen = Observation<CurveScope>;
const coinsOf = ({ view, self }: Seen) => balanceOf(view, self.address, STABLE_ASSET);
const part = (amount: bigint, of: number) => (amount * BigInt(Math.round(of * 1_000_000))) / 1_000_000n;

/** What the token is worth to it, for good: lognormal around the cohort's median. */
const worthTo = ({ character }: Seen, { valuation, valuationDeviation }: Taste) =>
  valuation * Math.exp(character('valuation').normal(0, valuationDeviation));

const pay = ({ view }: Seen, coins: bigint): ContractCall =>
  callOf(StableCoin, view.market.contracts.stable, 'approve', [view.curve.contracts.curve, coins]);

/** Gives part of its coins to the hatch, once, when it would have paid more. */
function hatch(taste: Taste): Policy<CurveScope> {
  return (observation) => {
    const { view, self, scenario, now } = observation;
    const { phase, contributions, contracts } = view.curve;
    const over = now >= view.epochStart + scenario.curve.hatchSeconds;
    if (phase !== 'hatching' || over || contributions.has(self.address)) return [];
    const price = Number(parseTokens(scenario.curve.hatchPrice)) / 1e18;
    const coins = part(coinsOf(observation), taste.hatchShare);
    if (coins === 0n || worthTo(observation, taste) <= price) return [];
    const give = callOf(BondingCurve, contracts.curve, 'contribute', [coins]);
    return [{ purpose: 'hatch', window: 0, calls: [pay(observation, coins), give] }];
  };
}

/** Takes the tokens that it hatched, or its coins where the hatch failed. */
const claim: Policy<CurveScope> = ({ view, self }) => {
  const { phase, contributions, contracts } = view.curve;
  if (phase === 'hatching' || !contributions.has(self.address)) return [];
  return [{ purpose: 'claimHatch', window: 1, calls: [callOf(BondingCurve, contracts.curve, 'claim', [])] }];
};

/** Trades towards what the token is worth to it, tributes considered, as far as its part of what it has goes. */
function tradeOnCurve(taste: Taste): Policy<CurveScope> {
  return (observation): readonly Intent[] => {
    const { view, self, scenario, random } = observation;
    if (view.curve.phase !== 'open' || !random.chance(taste.attention)) return [];
    const curve: Curve = { ...view.curve, exponent: scenario.curve.exponent };
    const price = Number(curvePrice(curve) ?? 0n) / 1e18;
    const worth = worthTo(observation, taste);
    const [buying, selling] = [scenario.curve.buyTributePercent, scenario.curve.sellTributePercent].map((x) => x / 100);
    const at = view.curve.contracts.curve;
    const mostToPay = worth * (1 - (buying ?? 0));
    if (price > 0 && price < mostToPay) {
      const wanted = curve.exponent === 1 ? coinsOf(observation) : toPrice(curve, mostToPay).coins;
      const most = part(coinsOf(observation), taste.mostShare);
      const coins = wanted < most ? wanted : most;
      // Others in the same block may be first: it bears as much as its own limit.
      const tokens = coins === 0n ? 0n : supplyAt(curve, curve.reserve + part(coins, 1 - (buying ?? 0))) - curve.supply;
      if (tokens <= 0n) return [];
      const minimum = BigInt(Math.floor((Number(coins) / worth) * 0.999));
      const calls = [pay(observation, coins), callOf(BondingCurve, at, 'buy', [coins, minimum])];
      return [{ purpose: 'buyOnCurve', window: 2, calls }];
    }
    const leastToGet = worth / (1 - (selling ?? 0));
    if (price <= leastToGet) return [];
    const balance = balanceOf(view, self.address);
    const most = part(balance, taste.mostShare);
    const wanted = curve.exponent === 1 ? most : toPrice(curve, leastToGet).tokens;
    const tokens = wanted < most ? wanted : most;
    if (tokens <= 0n || curve.reserve <= reserveAt(curve, curve.supply - tokens)) return [];
    const approval = callOf(GovernanceToken, view.token.contracts.token, 'approve', [at, tokens]);
    return [{ purpose: 'sellOnCurve', window: 2, calls: [approval, callOf(BondingCurve, at, 'sell', [tokens, 0n])] }];
  };
}
