import { id } from 'ethers';
import type { Address, Hex, RemoteChain } from '../../../chain/index.js';
import { logsBackwards } from './logs-backwards.js';

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
 * Reads who has how many votes from a token's logs: OpenZeppelin's and Compound's tokens tell the new power of a delegate
 * whenever it changes.
 */
export async function readDelegates(chain: RemoteChain, token: Address): Promise<FoundDelegates> {
  const votes = new Map<Address, bigint>();
  const incompleteBefore = await logsBackwards(chain, {
    address: token,
    topics: [CHANGED],
    mostRequests: MOST_REQUESTS,
    onLogs(logs) {
      for (const { topics, data } of logs) {
        const delegate = `0x${topics[1]!.slice(-40)}` as Address;
        if (!votes.has(delegate)) votes.set(delegate, BigInt(`0x${data.slice(66, 130)}`));
      }
      return true;
    },
  });
  const ranked = [...votes].filter(([, power]) => power > 0n);
  ranked.sort(([a, x], [b, y]) => (x > y ? -1 : x < y ? 1 : a < b ? -1 : 1));
  return { votes: ranked, incompleteBefore };
}
