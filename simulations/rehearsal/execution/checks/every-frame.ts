import type { DecodedArgument, DecodedCall } from '../../draft/encoded-action.js';
import type { CallFrame } from '../execution-report.js';

/** A frame and all that it led to, outermost first. */
export function everyFrame(frame: CallFrame): readonly CallFrame[] {
  return [frame, ...frame.calls.flatMap(everyFrame)];
}

/** A call and the calls that its bytes are. */
export function everyCallWithin(call: DecodedCall): readonly DecodedCall[] {
  return [call, ...call.arguments.flatMap(callsOf)];
}

function callsOf({ call, parts }: DecodedArgument): readonly DecodedCall[] {
  return [...(call === undefined ? [] : everyCallWithin(call)), ...(parts ?? []).flatMap(callsOf)];
}
