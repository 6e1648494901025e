import type { ChainEngine, DecodedError, Hex, MinedBlock } from '../../chain/index.js';
import type { TransactionOutcome } from '../step.js';
import type { OwnedCall } from './work.js';

export interface Transacted {
  readonly block: MinedBlock;
  readonly outcomes: readonly TransactionOutcome[];
}

/** Sends all calls in one batch and mines them into one block. A revert is an outcome like another. */
export async function transact(
  calls: readonly OwnedCall[],
  chain: ChainEngine,
  timestamp: number,
  decodeError: (data: Hex) => DecodedError,
): Promise<Transacted> {
  const block = await chain.mine(
    calls.map(({ owner, call: { to, data } }) => ({ from: owner.address, to, data })),
    timestamp,
  );
  const outcomes = block.receipts.map((receipt, i): TransactionOutcome => {
    const { owner, intent, call } = calls[i]!;
    return {
      agent: owner.name,
      archetype: owner.archetype,
      purpose: intent.purpose,
      window: intent.window,
      contract: call.contract,
      functionName: call.functionName,
      gasUsed: receipt.gasUsed,
      error: receipt.status === 'success' ? null : decodeError(receipt.revertData ?? '0x'),
    };
  });
  return { block, outcomes };
}
