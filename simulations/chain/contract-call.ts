import type { Address, Hex } from './chain-engine.js';
import { type ContractBinding, encodeCall, type FunctionArguments, type FunctionName } from './codec/index.js';

/** A call of a contract, encoded where it was typed, with the names that records call it by. */
export interface ContractCall {
  readonly to: Address;
  readonly data: Hex;
  /** The contract's name in Solidity, e.g. `StakePool`. */
  readonly contract: string;
  readonly functionName: string;
}

/**
 * A call of one of a contract's functions: its name and its arguments are checked against the ABI by the compiler.
 * @throws RangeError when a value does not fit its ABI type, e.g. a negative number as `uint256`
 */
export function callOf<const C extends ContractBinding, N extends FunctionName<C>>(
  binding: C,
  to: Address,
  functionName: N,
  args: FunctionArguments<C, N>,
): ContractCall {
  return { to, data: encodeCall(binding, functionName, args), contract: binding.name, functionName };
}
