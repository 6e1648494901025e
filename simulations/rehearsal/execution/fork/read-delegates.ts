import { id } from 'ethers';
import type { Address, Hex, RemoteChain } from '../../../chain/index.js';

/** Requests for logs before it is enough: then the delegates active most recently are known. */
const MOST_REQUESTS = 2_000;
const CHANGED = id('DelegateVotesChanged(address,uint256,uint256)') as Hex;

/** Voting power of delegates on a running chain. */
export interface FoundDelegates {
  /** The most powerful first; none without votes. Amounts are in the token's smallest unit. */
  readonly votes: readonly (readonly [Address, bigint])[];
  /** First block that was looked at, when it is not the token's first. */
  readonly incompleteBefore: number | null;
}

/**
 * Reads who has how many votes from a token's logs, the newest first, in ranges as large as the node allows: OpenZeppelin's
 * and Compound's tokens tell the new power of a delegate whenever it changes.
 */
export async function readDelegates(chain: RemoteChain, token: Address): Promise<FoundDelegates> {
  const first = await firstBlock(chain, token);
  const votes = new Map<Address, bigint>();
  let to = chain.block.number;
  let span = to - first + 1;
  for (let requests = 0; to >= first && requests < MOST_REQUESTS; requests++) {
    const from = Math.max(first, to - span + 1);
    const logs = await chain.logs(token, CHANGED, from, to);
    if (logs === null) {
      if (span === 1) break;
      span = Math.ceil(span / 2);
      continue;
    }
    for (const { topics, data } of [...logs].reverse()) {
      const delegate = `0x${topics[1]!.slice(-40)}` as Address;
      if (!votes.has(delegate)) votes.set(delegate, BigInt(`0x${data.slice(66, 130)}`));
    }
    to = from - 1;
    span *= 2;
  }
  const ranked = [...votes].filter(([, power]) => power > 0n);
  ranked.sort(([a, x], [b, y]) => (x > y ? -1 : x < y ? 1 : a < b ? -1 : 1));
  return { votes: ranked, incompleteBefore: to >= first ? to + 1 : null };
}

/** The block a contract was created in, where the node remembers its past; else 0. */
async function firstBlock(chain: RemoteChain, address: Address): Promise<number> {
  let [low, high] = [0, chain.block.number];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    const had = await chain.hadCode(address, middle);
    if (had === null) return 0;
    if (had) high = middle;
    else low = middle + 1;
  }
  return low;
}
