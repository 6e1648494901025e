import { ChainError } from '../../errors/index.js';

/** How long a chain to copy may take for its first answer, in milliseconds. */
const TIMEOUT = 15_000;

/**
 * Asks a node whether it is there at all, so that a wrong address is told at once and by name.
 * @throws ChainError `fork-unreachable` with the address and what to do
 */
export async function reachFork(url: string, signal?: AbortSignal, timeout = TIMEOUT): Promise<void> {
  const limit = AbortSignal.timeout(timeout);
  let answer: unknown;
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'eth_chainId', params: [] }),
      signal: signal === undefined ? limit : AbortSignal.any([limit, signal]),
    });
    answer = await response.json();
  } catch (cause) {
    signal?.throwIfAborted();
    const why = limit.aborted ? `it did not answer within ${timeout / 1000} s` : 'nothing there answers JSON-RPC';
    throw unreachable(url, why, cause);
  }
  if (typeof answer === 'object' && answer !== null && 'result' in answer && typeof answer.result === 'string') return;
  throw unreachable(url, 'its answer is not that of an Ethereum node', undefined);
}

function unreachable(url: string, why: string, cause: unknown): ChainError {
  return new ChainError('fork-unreachable', `the chain to copy cannot be reached at ${url}: ${why}`, {
    cause,
    field: 'fork.url',
    value: url,
    hint: 'Check the address, and that the node runs and may be reached; or describe the DAO without `fork`.',
  });
}
