import type { ProposalAction } from '../../scenario/index.js';
import type { JsonValue } from './arguments/json-value.js';
import { signatureWithNames } from './called-function.js';
import { decodeCall, readCall } from './decode/decode-call.js';
import { contractAt, type DraftContext } from './draft-context.js';
import { encodeAction } from './encode-action.js';
import type { DecodedArgument, EncodedCall } from './encoded-action.js';

/**
 * The action that makes a call: with signature and arguments where that gives the same bytes again, else as raw
 * calldata. The DAO's contracts are named.
 */
export function actionOfCall(call: EncodedCall, context: DraftContext): ProposalAction {
  const known = contractAt(context, call.to);
  const to = known === null ? call.to : `{${known.name}}`;
  const valueWei = call.valueWei.toString();
  const raw: ProposalAction = { kind: 'raw', to, valueWei, data: call.data };
  const read = readCall(call, context);
  if (read === null || !read.exact) return raw;
  const action: ProposalAction = {
    kind: 'call',
    to,
    valueWei,
    signature: signatureWithNames(read.fragment),
    arguments: decodeCall(call, context).arguments.map(draftArgument),
  };
  return encodeAction(action, context).data === call.data ? action : raw;
}

function draftArgument({ text, parts }: DecodedArgument): JsonValue {
  return parts === null ? text : parts.map(draftArgument);
}
