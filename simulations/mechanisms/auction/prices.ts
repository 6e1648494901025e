import { bps, parseTokens, TOKEN } from '../../scenario/index.js';
import type { AuctionTermsOf, BidView } from './state.js';

/* Prices are wei of coins for a whole token, and everything is reckoned as the contracts reckon it, to the wei. */

const RAY = 10n ** 27n;
const WHOLE_BPS = 10_000n;
const ceilDiv = (value: bigint, by: bigint) => (value + by - 1n) / by;

/** What a scenario says of its auction, in wei and seconds. */
export interface Offer {
  readonly offered: bigint;
  /** Tokens laid by for the pool. */
  readonly reserved: bigint;
  readonly reservePrice: bigint;
  readonly duration: number;
}

export function offerOf(section: AuctionTermsOf): Offer {
  const offered = parseTokens(section.offeredTokens);
  return {
    offered,
    reserved: (offered * bps(section.poolPercent)) / WHOLE_BPS,
    reservePrice: parseTokens(section.reservePrice),
    duration: section.durationSeconds,
  };
}

/** Coins that tokens cost, rounded up. */
export const costOf = (tokens: bigint, price: bigint): bigint => ceilDiv(tokens * price, TOKEN);

/** How a price falls from the start of an auction. */
export interface Fall extends Offer {
  readonly startPrice: bigint;
  /** What is left of it a second later, in 1/10^27; 0: a straight line. */
  readonly keptEachSecond: bigint;
}

export function fallOf(section: AuctionTermsOf): Fall | null {
  if (section.sale.by !== 'dutch') return null;
  const offer = offerOf(section);
  const startPrice = parseTokens(section.sale.startPrice);
  const kept = (Number(offer.reservePrice) / Number(startPrice)) ** (1 / offer.duration);
  // As exact as a double: after a year the price is off by less than a ten-millionth.
  const keptEachSecond = section.sale.fall === 'linear' ? 0n : BigInt(Math.round(kept * 1e15)) * 10n ** 12n;
  return { ...offer, startPrice, keptEachSecond };
}

/** The price so many seconds after the start, rounded up. */
export function fallenPrice(fall: Fall, seconds: number): bigint {
  const { startPrice, reservePrice, keptEachSecond, duration } = fall;
  if (seconds <= 0) return startPrice;
  if (seconds >= duration) return reservePrice;
  if (keptEachSecond === 0n) return startPrice - ((startPrice - reservePrice) * BigInt(seconds)) / BigInt(duration);
  let result = RAY;
  let base = keptEachSecond;
  for (let exponent = seconds; exponent > 0; exponent = Math.floor(exponent / 2)) {
    if (exponent % 2 === 1) result = ceilDiv(result * base, RAY);
    base = ceilDiv(base * base, RAY);
  }
  const left = ceilDiv(startPrice * result, RAY);
  return left > reservePrice ? left : reservePrice;
}

/** The prices that bids may name. */
export interface Ladder extends Offer {
  readonly step: bigint;
  readonly prices: number;
}

export function ladderOf(section: AuctionTermsOf): Ladder | null {
  if (section.sale.by !== 'batch') return null;
  return { ...offerOf(section), step: parseTokens(section.sale.priceStep), prices: section.sale.prices };
}

/** The highest step that is at or under a price; `null` where the reserve price is over it. */
export function stepUnder({ reservePrice, step, prices }: Ladder, price: bigint): number | null {
  if (price < reservePrice) return null;
  const steps = (price - reservePrice) / step;
  return steps >= BigInt(prices) ? prices - 1 : Number(steps);
}

/** One price for all: the highest at which the bids buy all that is offered, or else the reserve price. */
export function clear(
  { offered, reservePrice, step }: Ladder,
  bids: Iterable<Pick<BidView, 'coins' | 'tick'>>,
): { readonly price: bigint; readonly sold: bigint; readonly proceeds: bigint } {
  const demand = new Map<number, bigint>();
  for (const { coins, tick } of bids) demand.set(tick, (demand.get(tick) ?? 0n) + coins);
  const at = (price: bigint, proceeds: bigint) => ({ price, proceeds, sold: (proceeds * TOKEN) / price });
  // Unlike the contract's, this goes by the prices that were bid: between two of them only what is needed changes.
  let above = 0n;
  const between = () => {
    const exact = ceilDiv(above * TOKEN, offered);
    const next = reservePrice + ceilDiv(exact - reservePrice, step) * step;
    // All that is offered costs just what is bid, to the wei, at a price that bids may name.
    return at((offered * next) / TOKEN === above ? next : exact, above);
  };
  for (const [tick, here] of [...demand].sort(([a], [b]) => b - a)) {
    const price = reservePrice + BigInt(tick) * step;
    const needed = (offered * price) / TOKEN;
    if (above > needed) return between();
    if (above + here >= needed) return at(price, needed);
    above += here;
  }
  const needed = (offered * reservePrice) / TOKEN;
  return above > needed ? between() : at(reservePrice, above);
}
