import type { Address } from '../../chain/index.js';
import type { Membership } from './membership.js';

/**
 * A membership in columns of bytes that threads share: a million holders are sent to one in no time, and only where
 * somebody looks at them are there objects. Columns have a member a row, in the membership's order.
 */
export interface PackedMembership
  extends Pick<Membership, 'total' | 'supply' | 'splitting' | 'nonVoting' | 'decimals' | 'sourceHash'> {
  readonly count: number;
  /** 20 bytes each. */
  readonly addresses: Uint8Array;
  readonly balances: PackedAmounts;
  readonly power: PackedAmounts;
  /** Row of the member who votes for this one; −1 for nobody but itself. `null` where the membership says nothing of it. */
  readonly delegates: Int32Array | null;
}

/** Amounts as words of 64 bits, the lowest first: as many words each as the largest needs. */
interface PackedAmounts {
  readonly words: BigUint64Array;
  readonly each: number;
}

const ADDRESS_BYTES = 20;
/** Characters of an address in text: `0x` and two a byte. */
const ADDRESS_TEXT = 2 + 2 * ADDRESS_BYTES;
const WORD = 64n;
const WORD_BYTES = 8;

export function packMembership(membership: Membership): PackedMembership {
  const { addresses, balances, power, delegates, total, supply, splitting, nonVoting, decimals, sourceHash } =
    membership;
  const bytes = Buffer.from(new SharedArrayBuffer(addresses.length * ADDRESS_BYTES));
  addresses.forEach((address, i) => {
    bytes.write(address.slice(2), i * ADDRESS_BYTES, 'hex');
  });
  return {
    ...{ total, supply, splitting, nonVoting, decimals, sourceHash },
    count: addresses.length,
    addresses: new Uint8Array(bytes.buffer),
    balances: packAmounts(balances),
    power: packAmounts(power),
    delegates: delegates === undefined ? null : packDelegates(addresses, delegates),
  };
}

export function unpackMembership(packed: PackedMembership): Membership {
  const { count, total, supply, splitting, nonVoting, decimals, sourceHash } = packed;
  const addresses = unpackAddresses(packed.addresses, count);
  return {
    addresses,
    balances: unpackAmounts(packed.balances, count),
    power: unpackAmounts(packed.power, count),
    ...{ total, supply, decimals, sourceHash },
    ...(packed.delegates === null ? {} : { delegates: unpackDelegates(addresses, packed.delegates) }),
    ...(splitting === undefined ? {} : { splitting }),
    ...(nonVoting === undefined ? {} : { nonVoting }),
  };
}

function unpackAddresses(bytes: Uint8Array, count: number): Address[] {
  const hex = Buffer.from(bytes).toString('hex');
  const text = Buffer.alloc(count * ADDRESS_TEXT, '0x', 'latin1');
  for (let i = 0; i < count; i++) {
    const from = i * 2 * ADDRESS_BYTES;
    text.write(hex.slice(from, from + 2 * ADDRESS_BYTES), i * ADDRESS_TEXT + 2, 'latin1');
  }
  const all = text.toString('latin1');
  return Array.from({ length: count }, (_, i) => all.slice(i * ADDRESS_TEXT, (i + 1) * ADDRESS_TEXT) as Address);
}

function packAmounts(amounts: readonly bigint[]): PackedAmounts {
  const most = amounts.reduce((largest, amount) => (amount > largest ? amount : largest), 0n);
  const each = Math.max(1, Math.ceil(most.toString(2).length / Number(WORD)));
  const words = new BigUint64Array(new SharedArrayBuffer(amounts.length * each * WORD_BYTES));
  amounts.forEach((amount, i) => {
    // A column of words takes of a number what fits.
    for (let word = 0, rest = amount; word < each; word++, rest >>= WORD) words[i * each + word] = rest;
  });
  return { words, each };
}

function unpackAmounts({ words, each }: PackedAmounts, count: number): bigint[] {
  return Array.from({ length: count }, (_, i) => {
    let amount = 0n;
    for (let word = each - 1; word >= 0; word--) {
      const bits = words[i * each + word]!;
      amount = amount === 0n ? bits : (amount << WORD) | bits;
    }
    return amount;
  });
}

function packDelegates(addresses: readonly Address[], delegates: ReadonlyMap<Address, Address>): Int32Array {
  const rows = new Map(addresses.map((address, i) => [address, i] as const));
  const packed = new Int32Array(new SharedArrayBuffer(addresses.length * Int32Array.BYTES_PER_ELEMENT)).fill(-1);
  // Every delegate is a member, if with nothing of its own.
  for (const [delegator, delegate] of delegates) packed[rows.get(delegator)!] = rows.get(delegate)!;
  return packed;
}

function unpackDelegates(addresses: readonly Address[], packed: Int32Array): ReadonlyMap<Address, Address> {
  const delegates = new Map<Address, Address>();
  packed.forEach((row, i) => {
    if (row >= 0) delegates.set(addresses[i]!, addresses[row]!);
  });
  return delegates;
}
