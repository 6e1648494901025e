import type { Address, Hex } from '../../chain/index.js';

/** One call as it is sent. */
export interface EncodedCall {
  readonly to: Address;
  readonly valueWei: bigint;
  readonly data: Hex;
}

/** A value of calldata in words. Tuples and arrays nest. */
export interface DecodedArgument {
  readonly name: string;
  readonly type: string;
  /** As plain text; amounts in the token's units where they are known. */
  readonly text: string;
  readonly parts: readonly DecodedArgument[] | null;
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
  /** One plain sentence: "moves 1,000 ENS from the treasury to 0xab…". */
  readonly sentence: string;
}
