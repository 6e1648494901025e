import { createErrorDecoder, type Hex, type TracedCall } from '../../../chain/index.js';
import type { LoadedDao } from '../loaded-dao.js';

/** What revert data says, by the errors of all contracts that are known. */
export function reasonOf({ contracts }: LoadedDao, data: Hex): string {
  return createErrorDecoder(contracts.map(({ contract }) => contract))(data).text;
}

/**
 * Why a transaction failed, from the call within it that failed first: what is above may only say that something below
 * failed. The name of the contract goes before the reason.
 */
export function failureOf(loaded: LoadedDao, traced: TracedCall): string {
  const frame = innermostFailure(traced);
  const target = frame.to === null ? 'a contract creation' : (loaded.names.get(frame.to) ?? frame.to);
  const reason =
    frame.output === '0x' && frame.error !== null && !/revert/i.test(frame.error)
      ? frame.error
      : reasonOf(loaded, frame.output);
  return `${target}: ${reason}`;
}

/** The last call to fail before its callers did. */
function innermostFailure(traced: TracedCall): TracedCall {
  const last = traced.calls.at(-1);
  return last !== undefined && last.error !== null ? innermostFailure(last) : traced;
}
