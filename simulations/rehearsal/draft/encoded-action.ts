import type { Address, Hex } from '../../chain/index.js';

/** One call as it is sent. */
export interface EncodedCall {
  readonly to: Address;
  readonly valueWei: bigint;
  readonly data: Hex;
  /** The function's signature with names, where the proposal states it: it is read by that when no ABI knows it. */
  readonly stated?: string;
}

/** A value of calldata in words. Tuples and arrays nest. */
export interface DecodedArgument {
  readonly name: string;
  readonly type: string;
  /** As plain text; amounts in the token's units where they are known. Written into a draft it gives the same bytes. */
  readonly text: string;
  readonly parts: readonly DecodedArgument[] | null;
  /** The call that these bytes are, where that is plain: of `schedule`, `multicall` and the like. One level deep. */
  readonly call?: DecodedCall;
}

/** Calldata in words. */
export interface DecodedCall {
  readonly to: string;
  /** The DAO's name for the target, when it has one. */
  readonly targetName: string | null;
  readonly valueWei: string;
  readonly data: string;
  /** Full signature, e.g. `transfer(address,uint256)`; `null` when no ABI knows the selector. */
  readonly signature: string | null;
  readonly arguments: readonly DecodedArgument[];
  /** Whether encoding the decoded arguments gives the same bytes again. */
  readonly exact: boolean;
  /** Set where the target's ABI is unknown and the function is a common standard's with this selector. */
  readonly guessed?: true;
  /** Set where the target's ABI is unknown and the proposal itself states the function. */
  readonly stated?: true;
  /** One plain sentence: "moves 1,000 ENS from the treasury to 0xab…". */
  readonly sentence: string;
}
