import type { Dao } from '../../scenario/index.js';
import { annualRate } from '../attacks/dao/market/lending-rate.js';
import { marketPool, usdOf } from '../attacks/dao/market/pool-price.js';
import { roundTrip } from '../attacks/dao/market/round-trip.js';
import type { Electorate } from '../electorate/electorate.js';
import type { Forecast, VerdictPrice, VerdictRoute } from './forecast.js';

const HOURS_A_YEAR = 8_760;
/** Somebody else has proposed: tokens are needed over the snapshot alone. */
const HOURS_HELD = 1;
/** Tokens are counted here with so many decimals, whatever the DAO's token has. */
const DECIMALS = 18;

/** What can be asked of the market, and what is asked. */
interface Wanted {
  readonly market: Dao['market'];
  readonly symbol: string;
  readonly electorate: Electorate;
  readonly flip: Forecast['flip'];
  /** Of votes that are new; `null` where no such amount turns it. */
  readonly tokens: number | null;
}

/** A price, and the money that must be there. */
interface Price {
  readonly costUsd: number;
  readonly capitalUsd: number;
  readonly why: string;
}

type Priced = Price | { readonly lacking: string };

/**
 * What it costs to turn the verdict that this draft is forecast to have, either way: by votes that are rented, bought or
 * borrowed and newly cast, or by bribing voters who decide. Of the median run, and where it can be told of nine runs
 * in ten.
 */
export function verdictPrice(dao: Dao, electorate: Electorate, { flip, veto }: Forecast): VerdictPrice {
  const turnsTo = flip.verdict === 'passes' ? 'fails' : 'passes';
  const { symbol } = dao.token;
  const wanted: Wanted = {
    market: dao.market,
    symbol,
    electorate,
    flip,
    tokens: flip.smallestAmount === null ? null : inMillionths(flip.smallestAmount.tokens),
  };
  const routes = [rented(wanted), bought(wanted), borrowed(wanted), bribed(wanted)].sort(
    (a, b) => (a.costUsd ?? Number.POSITIVE_INFINITY) - (b.costUsd ?? Number.POSITIVE_INFINITY),
  );
  const [first] = routes;
  const cheapest = first === undefined || first.costUsd === null ? null : first;
  const lost = veto === undefined ? 'is defeated' : 'is vetoed';
  const now = flip.verdict === 'passes' ? 'passes' : flip.verdict === 'defeated' ? lost : 'misses its quorum';
  const turned = turnsTo === 'passes' ? 'make it pass' : 'make it fail';
  return {
    turnsTo,
    routes,
    cheapest: cheapest?.route ?? null,
    sentence:
      cheapest === null
        ? `In the median run it ${now}, and to ${turned} cannot be had by renting, buying, borrowing or bribing.`
        : `In the median run it ${now}; to ${turned} costs least to ${cheapest.route}: ${inDollars(cheapest.costUsd!)}, ${cheapest.premise}.`,
    assumptions: [
      'By sums from the simulated votes, not tried on the chain. Nobody answers by voting who would not have voted, and those who sell, rent out or lend do not vote.',
      `Bought and borrowed tokens are held for ${HOURS_HELD} hour over the snapshot; somebody else has made the proposal. Whoever is bribed is found by a rule that may miss the very cheapest.`,
    ],
  };
}

/** Prices a way for the median run and for most of them. */
function routeOf(
  wanted: Wanted,
  fixed: Pick<VerdictRoute, 'route' | 'title' | 'premise' | 'votesAvailable'>,
  priceOf: (tokens: number) => Priced,
): VerdictRoute {
  const { tokens, flip } = wanted;
  const side = flip.verdict === 'passes' ? 'Against' : 'For';
  const price: Priced = tokens === null ? { lacking: `No amount of new votes ${side} turns it.` } : priceOf(tokens);
  const most = flip.amountInMost ?? null;
  const inMost = most === null ? null : priceOf(inMillionths(most));
  return {
    ...fixed,
    votesNeeded: tokens,
    costUsd: 'lacking' in price ? null : price.costUsd,
    capitalUsd: 'lacking' in price ? null : price.capitalUsd,
    costInMostUsd: inMost === null || 'lacking' in inMost ? null : inMost.costUsd,
    why: 'lacking' in price ? price.lacking : price.why,
  };
}

function rented(wanted: Wanted): VerdictRoute {
  const { market, symbol, electorate } = wanted;
  const { rentablePercent, rentPercent, priceUsd, rivalBidEth, ethUsd } = market;
  const power = electorate.power.reduce((sum, each) => sum + each, 0);
  const idle = electorate.power.reduce((sum, each, row) => sum + each * (1 - electorate.turnout[row]!), 0);
  const available = Math.min((power * rentablePercent) / 100, idle);
  // One auction sells all that was delegated to it, and the highest bid has it cast.
  const rent = Math.max((available * priceUsd * rentPercent) / 100, rivalBidEth * ethUsd);
  const premise = `if holders of ${rentablePercent} % of voting power who would not vote rent their votes out for ${rentPercent} % of a token’s price`;
  return routeOf(wanted, { route: 'rent', title: 'Rent votes', premise, votesAvailable: available }, (tokens) =>
    tokens > available || available === 0
      ? { lacking: lacks(tokens, available, symbol, 'rented') }
      : { costUsd: rent, capitalUsd: rent, why: `One auction rents out all ${words(available)} ${symbol}.` },
  );
}

function bought(wanted: Wanted): VerdictRoute {
  const { market, symbol } = wanted;
  const { poolDepthTokens, priceUsd, priceFallPercent } = market;
  const depth = Number(poolDepthTokens);
  const pool = marketPool(unitsOf(depth), priceUsd, DECIMALS);
  const premise = `if the pool has ${words(depth)} ${symbol} at $${priceUsd}`;
  const fixed = { route: 'buy', title: 'Buy votes and sell the tokens again', premise, votesAvailable: depth } as const;
  return routeOf(wanted, fixed, (tokens) => {
    if (pool.dollars === 0n) return { lacking: `A pool without dollars in it sells no ${symbol}.` };
    const trip = roundTrip(unitsOf(tokens), pool, priceFallPercent);
    if (trip === null) return { lacking: lacks(tokens, depth, symbol, 'bought') };
    const capitalUsd = usdOf(trip.paid);
    return {
      costUsd: usdOf(trip.paid - trip.back) + tiedUp(capitalUsd, market),
      capitalUsd,
      why: `${words(tokens)} ${symbol} are bought for ${inDollars(capitalUsd)} and sold again for ${inDollars(usdOf(trip.back))} after the snapshot.`,
    };
  });
}

function borrowed(wanted: Wanted): VerdictRoute {
  const { market, symbol, electorate } = wanted;
  const { borrowablePercent, collateralPercent, priceUsd } = market;
  const available = (electorate.supply * borrowablePercent) / 100;
  const premise = `if ${borrowablePercent} % of the supply can be borrowed`;
  const fixed = { route: 'borrow', title: 'Borrow votes', premise, votesAvailable: available } as const;
  return routeOf(wanted, fixed, (tokens) => {
    if (tokens > available || available === 0) return { lacking: lacks(tokens, available, symbol, 'borrowed') };
    const worth = tokens * priceUsd;
    const rate = annualRate(tokens / available, market);
    const capitalUsd = (worth * collateralPercent) / 100;
    return {
      costUsd: (worth * rate * HOURS_HELD) / HOURS_A_YEAR + tiedUp(capitalUsd, market),
      capitalUsd,
      why: `${words(tokens)} ${symbol} are borrowed at ${(rate * 100).toFixed(1)} % a year against ${inDollars(capitalUsd)} of collateral, which comes back.`,
    };
  });
}

function bribed({ market, symbol, electorate, flip }: Wanted): VerdictRoute {
  const { priceUsd, bribePercent } = market;
  const paid = flip.cheapestCoalition ?? null;
  const costUsd = paid === null ? null : (paid.tokens * priceUsd * bribePercent) / 100;
  return {
    route: 'bribe',
    title: 'Bribe voters',
    premise: `if holders sell a vote for ${bribePercent} % of a token’s price`,
    votesNeeded: paid?.tokens ?? null,
    votesAvailable: electorate.power.reduce((sum, each) => sum + each, 0),
    costUsd,
    capitalUsd: costUsd,
    costInMostUsd: null,
    why:
      paid === null
        ? 'No coalition of voters turns it.'
        : `${paid.voters === 1 ? '1 voter is' : `${paid.voters} voters are`} paid for ${words(paid.tokens)} ${symbol}, and ${flip.verdict === 'passes' ? 'vote Against or stay away' : 'vote For'}.`,
  };
}

/** What money that is tied up would have earned. */
const tiedUp = (usd: number, { capitalAprPercent }: Dao['market']) =>
  (usd * capitalAprPercent * HOURS_HELD) / 100 / HOURS_A_YEAR;

/** Rounded up to millionths of a token: a lead of a breath is none that anybody buys. */
const inMillionths = (tokens: number): number => Math.ceil(tokens * 1e6) / 1e6;

/** In the smallest unit, of a number of millionths. */
const unitsOf = (tokens: number): bigint => BigInt(Math.round(tokens * 1e6)) * 10n ** BigInt(DECIMALS - 6);

const words = (tokens: number) => tokens.toLocaleString('en-US', { maximumSignificantDigits: 6 });
const lacks = (needed: number, available: number, symbol: string, how: string) =>
  `${words(needed)} ${symbol} are needed, and ${words(available)} ${symbol} can be ${how}.`;
const inDollars = (usd: number) =>
  usd !== 0 && usd < 0.005
    ? 'under $0.01'
    : `$${usd.toLocaleString('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 2 })}`;
