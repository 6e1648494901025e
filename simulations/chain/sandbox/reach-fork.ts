import { HttpChannel } from '../remote/http-channel.js';

/** How long a chain to copy may take for its first answer, in milliseconds. */
const TIMEOUT = 15_000;

/**
 * Asks a node whether it is there at all, so that a wrong address is told at once and by name.
 * @throws ChainError `fork-unreachable` with the address and what to do
 */
export async function reachFork(url: string, signal?: AbortSignal): Promise<void> {
  const channel = new HttpChannel(url, { timeout: TIMEOUT, ...(signal === undefined ? {} : { signal }) });
  await channel.request('eth_chainId');
}
