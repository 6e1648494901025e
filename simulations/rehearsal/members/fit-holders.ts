import type { Address } from '../../chain/index.js';
import { InputError } from '../../errors/index.js';
import { randomStream } from '../../random/index.js';
import type { HoldersSource } from '../../scenario/index.js';
import { addressIn } from './address-cell.js';
import { exactAmount } from './exact-amount.js';
import {
  giniOf,
  mixedShares,
  mostEqualShares,
  mostUnequalShares,
  type OrderedShares,
  zipfShares,
} from './ordered-shares.js';
import type { HolderColumns } from './read-holders.js';

/** What a distribution is made from. */
export type FittedSource = Extract<HoldersSource, { kind: 'fitted' }>;

/** How far the Gini coefficient may be from the one asked for. The Nakamoto coefficient and the total are exact. */
export const GINI_TOLERANCE = 0.0005;

/**
 * Makes up holders: so many, with this Gini and this Nakamoto coefficient, who hold exactly this total, under
 * addresses drawn from the seed. Zipf's law in the top and in the tail, as far as the three numbers allow.
 * @throws InputError `fit-impossible` where no such distribution exists
 */
export function fitHolders(source: FittedSource, decimals: number): HolderColumns {
  const { count, nakamoto, totalTokens, seed } = source;
  const total = exactAmount(totalTokens, decimals);
  if (typeof total !== 'bigint') {
    throw impossible('totalTokens', totalTokens, `the total "${totalTokens}" ${total.message}`, total.hint);
  }
  const shares = sharesFor(source);
  const balances = apportioned(total, shares);
  if (!meets(balances, total, source)) {
    const message = `${totalTokens} tokens with ${decimals} decimals cannot be divided so among ${count} holders`;
    throw impossible('totalTokens', totalTokens, message, 'Give more tokens or decimals, or fewer holders.');
  }
  return { addresses: pseudonyms(count, seed, nakamoto), balances };
}

/** Divides the units by the shares, in the same order; what rounding leaves over goes to the largest, a unit each. */
function apportioned(total: bigint, shares: OrderedShares): bigint[] {
  const parts = Array.from(shares, (share) => BigInt(Math.floor(share * 2 ** 53)));
  const whole = parts.reduce((sum, part) => sum + part, 0n);
  const units = parts.map((part) => (part * total) / whole);
  const left = Number(total - units.reduce((sum, amount) => sum + amount, 0n));
  return units.map((amount, i) => (i < left ? amount + 1n : amount));
}

function sharesFor({ count, gini, nakamoto }: FittedSource): OrderedShares {
  const most = Math.floor(count / 2) + 1;
  if (nakamoto > most) {
    const message = `${count} holders cannot have a Nakamoto coefficient of ${nakamoto}: the largest is ${most}`;
    throw impossible('nakamoto', nakamoto, message, 'Give a smaller coefficient, or more holders.');
  }
  const equal = mostEqualShares(count, nakamoto);
  const unequal = mostUnequalShares(count, nakamoto);
  const [lowest, highest] = [giniOf(equal), giniOf(unequal)];
  if (gini < lowest - GINI_TOLERANCE || gini > highest + GINI_TOLERANCE) {
    const range = `${Math.max(0, lowest).toFixed(4)} to ${highest.toFixed(4)}`;
    const message = `${count} holders with a Nakamoto coefficient of ${nakamoto} cannot have a Gini of ${gini}`;
    throw impossible('gini', gini, message, `Give a Gini from ${range}, or change the other two numbers.`);
  }
  const aim = Math.min(Math.max(gini, lowest), highest);
  const natural = zipfShares(count, nakamoto, aim);
  if (natural === undefined) return mixedShares(equal, unequal, aim);
  return giniOf(natural) > aim ? mixedShares(equal, natural, aim) : mixedShares(natural, unequal, aim);
}

function meets(balances: readonly bigint[], total: bigint, { gini, nakamoto }: FittedSource): boolean {
  let held = 0n;
  let weighted = 0;
  for (const [i, balance] of balances.entries()) {
    if (i > 0 && balance > balances[i - 1]!) return false;
    if (i === nakamoto - 1 && held * 2n > total) return false;
    held += balance;
    if (i === nakamoto - 1 && held * 2n <= total) return false;
    weighted += (2 * i + 1) * Number(balance);
  }
  return Math.abs(1 - weighted / (balances.length * Number(total)) - gini) <= 2 * GINI_TOLERANCE;
}

function pseudonyms(count: number, seed: number, nakamoto: number): Address[] {
  const random = randomStream(seed, 'fitted-holders', count, nakamoto);
  const drawn = new Set<Address>();
  while (drawn.size < count) {
    const words = Array.from({ length: 5 }, () => random.integer(0, 0xffffffff).toString(16).padStart(8, '0'));
    drawn.add(addressIn(`0x${words.join('')}`)!);
  }
  return [...drawn];
}

function impossible(field: string, value: unknown, message: string, hint: string): InputError {
  return new InputError('fit-impossible', message, { field: `holders.${field}`, value, hint });
}
