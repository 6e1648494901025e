/** What more data is worth to whoever is paid by measured contribution; amounts wei of coins. */

const MICRO = 1_000_000;

/** What a datatoken costs on top of its price: to the DAO, and to the marketplace. Rounded down, as the contract does. */
export function feesOf(price: bigint, marketFeeBps: number): { readonly community: bigint; readonly market: bigint } {
  return { community: (price * APPROVED_FEE_BPS) / BPS, market: (price * BigInt(marketFeeBps)) / BPS };
}
const APPROVED_FEE_BPS = 10n;
const BPS = 10_000n;

/** All that using a data set costs as long as an order stands: the datatoken, its fees, and serving again and again. */
export function costOfOrder(
  price: bigint,
  {
    marketFeeBps,
    fee,
    serviceTicks,
  }: { readonly marketFeeBps: number; readonly fee: bigint; readonly serviceTicks: number },
  orderTicks: number,
): bigint {
  const { community, market } = feesOf(price, marketFeeBps);
  return price + community + market + fee * BigInt(Math.ceil(orderTicks / serviceTicks));
}

/** What is known of how pay goes with data. */
export interface Experience {
  /** The buyer's part of a round's pay (0 to 1) before it used anybody's data, and in the rounds since. */
  readonly before: number;
  readonly since: number;
  /** Examples of its own, and of others that it used since. */
  readonly own: number;
  readonly more: number;
}

/**
 * The part of a round's pay (0 to 1) that an example brings: what was measured since other data was used, or, before that,
 * what the buyer's own brought. Never under 0.
 */
export function gainPerExample({ before, since, own, more }: Experience): number {
  if (more === 0) return own === 0 ? 0 : before / own;
  return Math.max(0, since - before) / more;
}

/** Wei of coins that so many examples bring over some rounds in which trainers are paid so much, each. */
export function worthOfData(gain: number, examples: number, payPerRound: bigint, rounds: number): bigint {
  const micros = Math.round(gain * examples * rounds * MICRO);
  return (payPerRound * BigInt(micros)) / BigInt(MICRO);
}

/**
 * The price after so many ticks in which nobody bought: cut by a part once patience is over, never under the lowest.
 * @param price as it stands
 * @param cutPercent of the price, for each time
 */
export function askingPrice(
  price: bigint,
  lowest: bigint,
  cutPercent: number,
  waited: number,
  patience: number,
): bigint {
  if (waited < patience || price <= lowest) return price;
  const cut = (price * BigInt(Math.round((100 - cutPercent) * 100))) / BPS;
  return cut < lowest ? lowest : cut;
}
