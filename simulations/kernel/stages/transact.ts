import type { CallArgument, ContractCall } from '../../agents/index.js';
import {
  bindingOf,
  type ChainEngine,
  type ChainTransaction,
  type DaoContracts,
  decodeError,
  encodeCall,
  type Hex,
  type MinedBlock,
} from '../../chain/index.js';
import type { TransactionOutcome } from '../transaction-outcome.js';
import type { OwnedCall } from './work.js';

export interface Transacted {
  readonly block: MinedBlock;
  readonly outcomes: readonly TransactionOutcome[];
}

/** Encodes all calls, sends them in one batch and mines them into one block. A revert is an outcome like another. */
export async function transact(
  calls: readonly OwnedCall[],
  contracts: DaoContracts,
  chain: ChainEngine,
  timestamp: number,
): Promise<Transacted> {
  const transactions = calls.map(
    ({ owner, call }): ChainTransaction => ({
      from: owner.address,
      to: contracts[call.contract],
      data: calldataOf(call),
    }),
  );
  const block = await chain.mine(transactions, timestamp);
  const outcomes = block.receipts.map((receipt, i): TransactionOutcome => {
    const { owner, purpose, intent, call } = calls[i]!;
    return {
      agent: owner.name,
      archetype: owner.archetype,
      purpose,
      phase: intent.phase,
      contract: call.contract,
      functionName: call.functionName,
      gasUsed: receipt.gasUsed,
      error: receipt.status === 'success' ? null : decodeError(receipt.revertData ?? '0x'),
    };
  });
  return { block, outcomes };
}

function calldataOf({ contract, functionName, args }: ContractCall): Hex {
  return encodeCall(bindingOf(contract), functionName, args.map(plainArgument));
}

function plainArgument(argument: CallArgument): unknown {
  if (Array.isArray(argument)) return argument.map(plainArgument);
  if (typeof argument === 'object' && 'calldataOf' in argument) return calldataOf(argument.calldataOf);
  return argument;
}
