import { Interface, type ParamType } from 'ethers';
import type { Hex } from '../../chain/index.js';
import type { ProposalAction } from '../../scenario/index.js';
import { abiArgument } from './arguments/abi-argument.js';
import { addressArgument } from './arguments/address-argument.js';
import { calledFunction, signatureWithNames } from './called-function.js';
import { assetAt, contractAt, type DraftContext } from './draft-context.js';
import { draftError } from './draft-error.js';
import type { EncodedCall } from './encoded-action.js';

/**
 * The call that an action of a draft makes.
 * @param field where the action stands, for messages: `actions[0]`
 * @throws InputError about the action's field and argument: `argument-invalid`, `arguments-count`, `address-invalid`,
 *   `address-checksum`, `contract-unknown`, `signature-invalid`, `function-ambiguous`
 */
export function encodeAction(action: ProposalAction, context: DraftContext, field = 'action'): EncodedCall {
  const to = addressArgument(action.to, `${field}.to`, context);
  const valueWei = BigInt(action.valueWei);
  if (action.kind === 'raw') return { to, valueWei, data: action.data };

  const called = calledFunction(action.signature, contractAt(context, to), `${field}.signature`);
  const given = action.arguments;
  if (given.length !== called.inputs.length) {
    const wanted = called.inputs.map(({ type, name }) => `${type} ${name}`.trim()).join(', ') || 'none';
    const why = `are ${given.length} arguments, and ${called.name} takes ${called.inputs.length}`;
    throw draftError('arguments-count', `${field}.arguments`, given, why, `Arguments in order: ${wanted}.`);
  }
  const target = assetAt(context, to);
  const values = called.inputs.map((input, index) =>
    abiArgument(given[index]!, input, { field: placeOf(field, index, input), target, context }),
  );
  const data = new Interface([called]).encodeFunctionData(called, values) as Hex;
  return { to, valueWei, data, stated: signatureWithNames(called) };
}

function placeOf(field: string, index: number, { name }: ParamType): string {
  return `${field}.arguments[${index}]${name === '' ? '' : ` (${name})`}`;
}
