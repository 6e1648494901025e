import type { TracedCall } from '../../../chain/index.js';

/** A call and all that it led to, outermost first. */
export function everyCall(call: TracedCall): readonly TracedCall[] {
  return [call, ...call.calls.flatMap(everyCall)];
}
