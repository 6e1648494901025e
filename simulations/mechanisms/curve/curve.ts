import type { CurveState } from './state.js';

const UNIT = 10n ** 18n;

/** A curve that is open: its figures in wei, and its exponent. */
export interface Curve extends Pick<CurveState, 'reserve' | 'supply' | 'reserveAtOpening' | 'supplyAtOpening'> {
  readonly exponent: number;
}

/** Coins for a whole token at the margin, in wei: exponent × reserve ÷ supply; `null` without supply. */
export function curvePrice({
  reserve,
  supply,
  exponent,
}: Pick<Curve, 'reserve' | 'supply' | 'exponent'>): bigint | null {
  return supply === 0n ? null : (BigInt(exponent) * reserve * UNIT) / supply;
}

/** The largest supply whose reserve is no more than this, as the contract reckons it. */
export function supplyAt(curve: Curve, reserve: bigint): bigint {
  const { exponent, reserveAtOpening, supplyAtOpening } = curve;
  return rootOf((supplyAtOpening ** BigInt(exponent) * reserve) / reserveAtOpening, exponent);
}

/** The reserve that a supply needs, rounded up. */
export function reserveAt(curve: Curve, supply: bigint): bigint {
  const { exponent, reserveAtOpening, supplyAtOpening } = curve;
  const whole = supplyAtOpening ** BigInt(exponent);
  return (supply ** BigInt(exponent) * reserveAtOpening + whole - 1n) / whole;
}

/** The largest whole number whose power is no more, bit by bit. */
function rootOf(value: bigint, exponent: number): bigint {
  if (exponent === 1) return value;
  let root = 0n;
  for (let bit = 1n << BigInt(Math.ceil(value.toString(2).length / exponent)); bit > 0n; bit >>= 1n) {
    const larger = root | bit;
    if (larger ** BigInt(exponent) <= value) root = larger;
  }
  return root;
}

/**
 * Coins that bring the price to a limit, or tokens that do, whichever is on its side of it (wei); 0 of the other. The
 * price goes by supply^(exponent − 1), so that a curve of exponent 1 has one price and no such amount.
 */
export function toPrice(curve: Curve, limit: number): { readonly coins: bigint; readonly tokens: bigint } {
  const price = curvePrice(curve);
  if (price === null || curve.exponent === 1) return { coins: 0n, tokens: 0n };
  const growth = (limit / (Number(price) / 1e18)) ** (1 / (curve.exponent - 1));
  const supply = (curve.supply * BigInt(Math.round(growth * 1e9))) / 10n ** 9n;
  if (supply < curve.supply) return { coins: 0n, tokens: curve.supply - supply };
  const coins = reserveAt(curve, supply) - curve.reserve;
  return { coins: coins > 0n ? coins : 0n, tokens: 0n };
}
