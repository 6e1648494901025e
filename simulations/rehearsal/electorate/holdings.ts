import type { Membership } from '../members/membership.js';

/** Holders with power, as columns, largest first. */
export interface Holdings {
  /** In lower case; a block of small holders is called by its first one and how many follow. */
  readonly addresses: readonly string[];
  /** Tokens. */
  readonly power: Float64Array;
  /** Holders in each row: more than one in a block. */
  readonly members: Uint32Array;
}

/** Holders who are looked at one by one; with more, the smallest form blocks. */
const MOST_SINGLE = 3000;
const MOST_BLOCKS = 2000;

interface Row {
  readonly address: string;
  readonly power: number;
  readonly members: number;
}

/**
 * The voting power of everybody who has some, in tokens. Of long lists the largest 3,000 holders, and those the caller
 * knows, stay single; the others form blocks of neighbours, none larger than the smallest of the largest 3,000 or a
 * two-thousandth of what all of them hold, whichever is more. The total is kept. What is lost: a block votes as one,
 * so the tail's share of the spread is overstated, by at most √members of a block. O(holders log holders).
 */
export function holdingsOf(membership: Membership, isKnown: (address: string) => boolean = () => false): Holdings {
  const unit = 10 ** membership.decimals;
  const holders: Row[] = [];
  membership.addresses.forEach((address, i) => {
    const power = membership.power[i]!;
    if (power > 0n) holders.push({ address: address.toLowerCase(), power: Number(power) / unit, members: 1 });
  });
  const byPower = (a: Row, b: Row) => b.power - a.power || (a.address < b.address ? -1 : 1);
  holders.sort(byPower);
  const rows = holders.length <= MOST_SINGLE + MOST_BLOCKS ? holders : blocksOf(holders, isKnown).sort(byPower);
  return {
    addresses: rows.map(({ address }) => address),
    power: Float64Array.from(rows, ({ power }) => power),
    members: Uint32Array.from(rows, ({ members }) => members),
  };
}

function blocksOf(holders: readonly Row[], isKnown: (address: string) => boolean): Row[] {
  const rows: Row[] = [];
  const tail: Row[] = [];
  holders.forEach((holder, i) => {
    (i < MOST_SINGLE || isKnown(holder.address) ? rows : tail).push(holder);
  });
  const largest = Math.max(
    holders[MOST_SINGLE - 1]!.power,
    tail.reduce((sum, { power }) => sum + power, 0) / MOST_BLOCKS,
  );
  let block: Row[] = [];
  let power = 0;
  const close = () => {
    if (block.length === 0) return;
    const name = block.length === 1 ? block[0]!.address : `${block[0]!.address} and ${block.length - 1} more`;
    rows.push({ address: name, power, members: block.length });
    block = [];
    power = 0;
  };
  for (const holder of tail) {
    if (power + holder.power > largest) close();
    block.push(holder);
    power += holder.power;
  }
  close();
  return rows;
}
