import type { Address, TracedCall } from '../../../chain/index.js';

/** A call and all that it led to, outermost first. */
export function everyCall(call: TracedCall): readonly TracedCall[] {
  return [call, ...call.calls.flatMap(everyCall)];
}

/** Whose code ran on whose storage. */
export function borrowedCode(traced: readonly TracedCall[]): ReadonlyMap<Address, ReadonlySet<Address>> {
  const found = new Map<Address, Set<Address>>();
  for (const { kind, from, to } of traced.flatMap(everyCall)) {
    if ((kind !== 'DELEGATECALL' && kind !== 'CALLCODE') || to === null) continue;
    found.set(from, (found.get(from) ?? new Set()).add(to));
  }
  return found;
}
