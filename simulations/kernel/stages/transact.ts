import type { ChainEngine, ChainReceipt, DecodedError, Hex, MinedBlock } from '../../chain/index.js';
import type { CoreView } from '../../world/index.js';
import type { TransactionOutcome } from '../step.js';
import type { OwnedIntent } from './decide.js';
import type { OwnedCall } from './work.js';

export interface Transacted {
  readonly block: MinedBlock;
  readonly outcomes: readonly TransactionOutcome[];
}

/**
 * Sends all calls in one batch and mines them into one block; each has the gas of a public chain's block and no more. A
 * revert is an outcome like another.
 */
export async function transact(
  calls: readonly OwnedCall[],
  chain: Pick<ChainEngine, 'mine'>,
  timestamp: number,
  gas: number,
  decodeError: (data: Hex) => DecodedError,
): Promise<Transacted> {
  const block = await chain.mine(
    calls.map(({ owner, call: { to, data } }) => ({ from: owner.address, to, data, gas: BigInt(gas) })),
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
      error: receipt.status === 'success' ? null : errorOf(receipt, gas, decodeError),
    };
  });
  return { block, outcomes };
}

/** Of the gas that a caller keeps back for itself, a 64th, and a call or two of its own. */
const MOSTLY_USED = 0.9;

function errorOf({ gasUsed, revertData }: ChainReceipt, gas: number, decodeError: (data: Hex) => DecodedError) {
  const silent = revertData === null || revertData === '0x';
  if (!silent || Number(gasUsed) < gas * MOSTLY_USED) return decodeError(revertData ?? '0x');
  return { name: 'OutOfGas', text: `needs more than the ${gas} gas that a block holds` };
}

/** The intents none of whose calls in a block was refused. */
export function notRefused(
  intents: readonly OwnedIntent[],
  sent: readonly OwnedCall[],
  outcomes: readonly TransactionOutcome[],
): readonly OwnedIntent[] {
  const refused = new Set(sent.filter((_, i) => outcomes[i]!.error !== null).map(({ intent }) => intent));
  return intents.filter(({ intent }) => !refused.has(intent));
}

/** What intents have still to send, given the view after a window's blocks so far. */
export function furtherCalls(intents: readonly OwnedIntent[], view: CoreView): readonly OwnedCall[] {
  return intents.flatMap(({ owner, intent }) =>
    'further' in intent && intent.further !== undefined
      ? intent.further(view).map((call) => ({ owner, intent, call }))
      : [],
  );
}
