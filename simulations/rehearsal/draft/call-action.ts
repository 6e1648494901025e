import type { ProposalAction } from '../../scenario/index.js';
import type { JsonValue } from './arguments/json-value.js';
import { signatureWithNames, statedFunction } from './called-function.js';
import { argumentInWords, assetOfCall } from './decode/argument-text.js';
import { readCall } from './decode/read-call.js';
import { contractAt, type DraftContext } from './draft-context.js';
import { encodeAction } from './encode-action.js';
import type { DecodedArgument, EncodedCall } from './encoded-action.js';

/**
 * The action that makes a call: with signature and arguments where that gives the same bytes again, else as raw
 * calldata. The DAO's contracts are named.
 * @param stated the signature that came with the call, for a target whose ABI is unknown
 */
export function actionOfCall(call: EncodedCall, context: DraftContext, stated?: string): ProposalAction {
  const known = contractAt(context, call.to);
  const to = known === null ? call.to : `{${known.name}}`;
  const valueWei = call.valueWei.toString();
  const raw: ProposalAction = { kind: 'raw', to, valueWei, data: call.data };
  const read = readCall(call, context, stated === undefined ? null : statedFunction(stated));
  if (read === null || !read.exact) return raw;
  const at = { context, asset: assetOfCall(call.to, context) };
  const args = read.fragment.inputs.map((input, index) => argumentInWords(read.values[index]!, input, at));
  const signature = signatureWithNames(read.fragment);
  const action: ProposalAction = { kind: 'call', to, valueWei, signature, arguments: args.map(draftArgument) };
  return encodeAction(action, context).data === call.data ? action : raw;
}

function draftArgument({ text, parts }: DecodedArgument): JsonValue {
  return parts === null ? text : parts.map(draftArgument);
}
