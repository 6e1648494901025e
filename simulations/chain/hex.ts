import type { Hex } from './chain-engine.js';

/** A number as JSON-RPC writes quantities: hex without leading zeros. */
export function quantity(value: bigint | number): Hex {
  return `0x${value.toString(16)}`;
}
