import { getAddress } from 'ethers';
import { z } from 'zod';
import { InputError } from '../../../errors/index.js';
import type { Proposal, ProposalAction } from '../../../scenario/index.js';
import { addressArgument } from '../arguments/address-argument.js';
import { actionOfCall } from '../call-action.js';
import type { DraftContext } from '../draft-context.js';
import { encodeAction } from '../encode-action.js';
import type { EncodedCall } from '../encoded-action.js';
import { type SafeFile, safeChecksum, verifySafeChecksum } from './safe-checksum.js';
import { methodAction, type SafeTransaction, safeTransactionSchema } from './safe-transaction.js';

const batchSchema = z.looseObject({
  meta: z.looseObject({
    name: z.string().nullish(),
    description: z.string().nullish(),
    createdFromSafeAddress: z.string().nullish(),
  }),
  transactions: z.array(safeTransactionSchema).min(1),
});

/**
 * The proposal that a file of Safe's transaction builder (version 1.0) makes, with what to be wary of.
 * @throws InputError `safe-file-invalid` when it is none; as `encodeAction` about a transaction's method
 */
export function readSafeBatch(
  file: SafeFile,
  context: DraftContext,
): { readonly proposal: Pick<Proposal, 'title' | 'description' | 'actions'>; readonly warnings: readonly string[] } {
  const parsed = batchSchema.safeParse(file);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    const field = issue!.path.join('.');
    throw new InputError(
      'safe-file-invalid',
      `This is no file of Safe's transaction builder: ${field} ${issue!.message}`,
      {
        field,
        hint: 'Export the batch again from the transaction builder.',
      },
    );
  }
  const { meta, transactions } = parsed.data;
  const warnings = [
    ...checksumWarnings(file),
    ...chainWarnings(file.chainId),
    ...senderWarnings(meta.createdFromSafeAddress, context),
  ];
  const actions = transactions.map((transaction, index) => actionOf(transaction, index, context, warnings));
  const title = (meta.name ?? '').trim().slice(0, 200) || 'Imported batch';
  return { proposal: { title, description: meta.description ?? '', actions }, warnings };
}

/** The text of a builder's file with its checksum, that Safe's transaction builder takes. */
export function writeSafeBatch(
  { title, description }: Pick<Proposal, 'title' | 'description'>,
  calls: readonly EncodedCall[],
  context: DraftContext,
  { chainId = 1, createdAt = 0 }: { readonly chainId?: number; readonly createdAt?: number } = {},
): string {
  const timelock = context.contracts.find(({ name }) => name === 'timelock')?.address;
  const file: SafeFile = {
    version: '1.0',
    chainId: String(chainId),
    createdAt,
    meta: {
      name: title,
      description,
      txBuilderVersion: '1.18.0',
      createdFromSafeAddress: timelock === undefined ? '' : getAddress(timelock),
      createdFromOwnerAddress: '',
    },
    transactions: calls.map(({ to, valueWei, data }) => ({
      to: getAddress(to),
      value: valueWei.toString(),
      data,
      contractMethod: null,
      contractInputsValues: null,
    })),
  };
  const checked = { ...file, meta: { ...file.meta, checksum: safeChecksum(file) } };
  return `${JSON.stringify(checked, null, 2)}\n`;
}

/** Methods are encoded at once, so that a form which does not fit is reported by its own field. */
function actionOf(
  transaction: SafeTransaction,
  index: number,
  context: DraftContext,
  warnings: string[],
): ProposalAction {
  const field = `transactions[${index}]`;
  refuseDelegatecall(transaction, field);
  const method = methodAction(transaction);
  const stated = method?.action.kind === 'call' ? method.action.signature : undefined;
  const written = transaction.data ?? null;
  const data = written ?? (method === null ? '0x' : encodeAction(method.action, context, field).data);
  const to = addressArgument(transaction.to, `${field}.to`, context);
  const call = { to, valueWei: BigInt(transaction.value), data };
  if (method !== null && written !== null && !agrees(method.action, call, context)) {
    warnings.push(`Transaction ${index + 1} shows a method that does not give its data. Its data counts, as in Safe.`);
  }
  if (method !== null && written === null && method.surprises.length > 0) {
    const what = method.surprises.join(', ');
    warnings.push(
      `Transaction ${index + 1}: ${what}, which Safe's builder encodes as true. So it is here; write false without quotes if it should be false.`,
    );
  }
  return actionOfCall(call, context, stated);
}

/** A delegatecall runs the target's code as the Safe itself, which no governor's timelock does. */
function refuseDelegatecall({ operation, to }: SafeTransaction, field: string): void {
  if (operation === undefined || operation === null || Number(operation) === 0) return;
  throw new InputError(
    'safe-delegatecall',
    `${field}.operation: ${JSON.stringify(operation)} is a delegatecall to ${to}, which runs its code as the Safe itself; a governor only calls`,
    {
      field: `${field}.operation`,
      value: operation,
      hint: 'Give the calls that it makes as transactions of their own, with "operation": 0.',
    },
  );
}

function agrees(method: ProposalAction, call: EncodedCall, context: DraftContext): boolean {
  try {
    return encodeAction(method, context).data === call.data;
  } catch {
    return false;
  }
}

function checksumWarnings(file: SafeFile): readonly string[] {
  const verdict = verifySafeChecksum(file);
  if (verdict === 'right') return [];
  if (verdict === 'absent') return ['The file has no checksum: whether it was changed on its way cannot be seen.'];
  return [
    'The checksum does not match: the file was changed after it was written. Compare every action with its source.',
  ];
}

/** Mainnet, where most DAOs are, and the local chain. */
const USUAL_CHAINS: readonly unknown[] = [undefined, null, '', '1', '31337', 1, 31337];

/** Longer than any number of a chain. */
const LONGEST_CHAIN = 40;

function chainWarnings(chainId: unknown): readonly string[] {
  if (USUAL_CHAINS.includes(chainId)) return [];
  const named = typeof chainId === 'string' || typeof chainId === 'number';
  const chain = named ? `chain ${String(chainId).slice(0, LONGEST_CHAIN)}` : 'a chain that it does not name';
  return [`The file was made for ${chain}. Make sure that the DAO is there: addresses differ by chain.`];
}

function senderWarnings(safe: string | null | undefined, context: DraftContext): readonly string[] {
  const timelock = context.contracts.find(({ name }) => name === 'timelock')?.address;
  if (!safe || timelock === undefined || safe.toLowerCase() === timelock) return [];
  return [`The file was made for the Safe ${safe}. Here the DAO's timelock sends the calls.`];
}
