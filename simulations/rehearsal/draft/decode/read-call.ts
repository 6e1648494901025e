import { AbiCoder, type FunctionFragment, type Result } from 'ethers';
import type { AbiValue } from '../arguments/abi-argument.js';
import { interfaceOf } from '../called-function.js';
import { contractAt, type DraftContext } from '../draft-context.js';
import type { EncodedCall } from '../encoded-action.js';
import { commonFunction } from './common-functions.js';

/** Calldata taken apart. */
export interface ReadCall {
  readonly fragment: FunctionFragment;
  readonly values: readonly AbiValue[];
  readonly exact: boolean;
  readonly guessed: boolean;
  /** Read by the signature that the proposal states. */
  readonly stated: boolean;
}

/**
 * Takes calldata apart by the target's ABI, else by the function that came with it, else by the common functions; `null`
 * when none fits.
 */
export function readCall(
  { to, data }: EncodedCall,
  context: DraftContext,
  stated: FunctionFragment | null = null,
): ReadCall | null {
  if (data.length < 10) return null;
  const selector = data.slice(0, 10);
  const target = contractAt(context, to);
  const own = target === null ? null : interfaceOf(target.contract).getFunction(selector);
  const fragment = own ?? (stated?.selector === selector ? stated : commonFunction(selector));
  if (fragment === null) return null;
  const read = valuesOf(fragment, data);
  const isStated = own === null && fragment === stated;
  return read === null ? null : { fragment, ...read, guessed: own === null && !isStated, stated: isStated };
}

function valuesOf(fragment: FunctionFragment, data: string): { values: readonly AbiValue[]; exact: boolean } | null {
  const coder = AbiCoder.defaultAbiCoder();
  const body = `0x${data.slice(10)}`;
  try {
    const values = plain(coder.decode(fragment.inputs, body));
    return { values, exact: coder.encode(fragment.inputs, values) === body };
  } catch {
    return null;
  }
}

/** ethers decodes lazily: reading every entry raises what is wrong with it. */
function plain(result: Result): readonly AbiValue[] {
  return result.toArray(true) as readonly AbiValue[];
}
