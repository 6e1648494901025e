import { ChainError } from '../errors/index.js';
import type { Hex } from './chain-engine.js';
import type { RpcRefusal } from './json-rpc.js';

/**
 * What a call reverted with, from the node's refusal of it; `0x` where it gave nothing.
 * @throws ChainError `chain-refused` when the call did not run at all
 */
export function revertDataOf({ message, data }: RpcRefusal): Hex {
  if (typeof data === 'string' && data.startsWith('0x')) return data as Hex;
  if (/revert|VM Exception|EVM error|out of gas|invalid opcode/i.test(message)) return '0x';
  throw new ChainError('chain-refused', `the chain refused eth_call: ${message}`);
}
