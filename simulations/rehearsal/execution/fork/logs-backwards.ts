import type { Address, Hex, RemoteChain, RemoteLog } from '../../../chain/index.js';

/** What to read of a contract's logs. */
export interface LogSearch {
  readonly address: Address;
  /** Any of these events. */
  readonly topics: readonly Hex[];
  /** Requests before it is enough, refused ones included. */
  readonly mostRequests: number;
  /** Told the logs of a range, the newest first; whether more are wanted. */
  readonly onLogs: (logs: readonly RemoteLog[]) => boolean;
}

/**
 * Reads a contract's logs from the newest back to its first block, in ranges as large as the node allows.
 * @returns the first block that was looked at, `null` when that is the contract's first or no more was wanted
 */
export async function logsBackwards(
  chain: RemoteChain,
  { address, topics, mostRequests, onLogs }: LogSearch,
): Promise<number | null> {
  const first = await firstBlock(chain, address);
  let to = chain.block.number;
  let span = to - first + 1;
  for (let requests = 0; to >= first && requests < mostRequests; requests++) {
    const from = Math.max(first, to - span + 1);
    const logs = await chain.logs(address, topics, from, to);
    if (logs === null) {
      if (span === 1) break;
      span = Math.ceil(span / 2);
      continue;
    }
    if (!onLogs([...logs].reverse())) return null;
    to = from - 1;
    span *= 2;
  }
  return to >= first ? to + 1 : null;
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
