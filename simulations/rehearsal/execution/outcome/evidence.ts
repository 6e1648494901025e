import type { Address, ChainLog, SandboxReceipt, TracedAccount, TracedCall } from '../../../chain/index.js';
import type { EncodedCall } from '../../draft/encoded-action.js';
import { failureOf } from '../life/failure-reason.js';
import type { LoadedDao } from '../loaded-dao.js';
import { mergeDiffs } from './merge-diffs.js';

/** What the chain says about the calls of a proposal: from its execution, or from a trial of them. */
export interface CallEvidence {
  readonly traced: readonly TracedCall[];
  readonly diff: ReadonlyMap<Address, TracedAccount>;
  readonly logs: readonly ChainLog[];
  readonly gas: bigint;
  /** Why the first call to fail did; `null` when none did. */
  readonly failure: string | null;
}

/** Reads what one transaction did. */
export async function evidenceOf(loaded: LoadedDao, receipt: SandboxReceipt): Promise<CallEvidence> {
  const { chain } = loaded;
  const [traced, diff] = await Promise.all([chain.trace(receipt.hash), chain.stateDiff(receipt.hash)]);
  const reverted = receipt.revertData !== null;
  return {
    traced: [traced],
    // What a reverted transaction paid for gas is nobody's concern here.
    diff: reverted ? new Map() : diff,
    logs: receipt.logs,
    gas: receipt.gasUsed,
    failure: reverted ? failureOf(loaded, traced) : null,
  };
}

/**
 * Makes a proposal's calls as the timelock would, in order up to the first that fails, each in a transaction of its own
 * a second after the one before; the first at `timestamp`, or a second from now.
 */
export async function makeAsTimelock(
  loaded: LoadedDao,
  calls: readonly EncodedCall[],
  timestamp?: number,
): Promise<CallEvidence> {
  const { chain, timelock } = loaded;
  const done: CallEvidence[] = [];
  for (const { to, valueWei, data } of calls) {
    const first = done.length === 0 ? timestamp : undefined;
    const [receipt] = await chain.send([{ from: timelock, to, data, value: valueWei }], first);
    const evidence = await evidenceOf(loaded, receipt!);
    done.push(evidence);
    if (evidence.failure !== null) break;
  }
  return {
    traced: done.flatMap(({ traced }) => traced),
    diff: mergeDiffs(done.map(({ diff }) => diff)),
    logs: done.flatMap(({ logs }) => logs),
    gas: done.reduce((sum, { gas }) => sum + gas, 0n),
    failure: done.at(-1)?.failure ?? null,
  };
}
