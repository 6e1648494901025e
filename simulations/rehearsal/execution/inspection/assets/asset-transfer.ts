import type { Address, ChainLog, TracedCall } from '../../../../chain/index.js';

/** The chain's own currency, where an asset's address is asked for. */
export const NATIVE = 'native';
export const ZERO_ADDRESS: Address = `0x${'00'.repeat(20)}`;

/** keccak256 of `Transfer(address,address,uint256)`: the same for ERC-20 and ERC-721, which index another word. */
const TRANSFER = '0xddf252ad1be2c89b69c2b068fc378daa952ba7f163c4a11628f55a4df523b3ef';

/** Something that changed hands, in the smallest unit. Minted comes from the zero address, burnt goes there. */
export interface AssetTransfer {
  readonly kind: 'native' | 'erc20' | 'erc721';
  readonly asset: Address | typeof NATIVE;
  readonly from: Address;
  readonly to: Address;
  /** Smallest units; 1 for an ERC-721. */
  readonly amount: bigint;
  /** Of an ERC-721. */
  readonly tokenId: bigint | null;
}

/** What moved: native currency of calls that stood, in their order, then the tokens that say so in their logs. */
export function assetTransfers(traced: readonly TracedCall[], logs: readonly ChainLog[]): readonly AssetTransfer[] {
  return [...traced.flatMap(nativeTransfers), ...logs.flatMap(tokenTransfer)];
}

function nativeTransfers(call: TracedCall): readonly AssetTransfer[] {
  // A revert takes back the call's value, and that of all that it called.
  if (call.error !== null) return [];
  const { kind, from, to, valueWei: amount } = call;
  // A delegate call shows its caller's value, and moves nothing.
  const moves = amount > 0n && to !== null && kind !== 'DELEGATECALL' && kind !== 'STATICCALL' && kind !== 'CALLCODE';
  const own = moves ? [{ kind: 'native', asset: NATIVE, from, to, amount, tokenId: null } as const] : [];
  return [...own, ...call.calls.flatMap(nativeTransfers)];
}

function tokenTransfer({ address, topics, data }: ChainLog): readonly AssetTransfer[] {
  if (topics[0] !== TRANSFER) return [];
  const [from, to] = [accountIn(topics[1]), accountIn(topics[2])];
  if (from === null || to === null) return [];
  if (topics.length === 4 && topics[3] !== undefined) {
    return [{ kind: 'erc721', asset: address, from, to, amount: 1n, tokenId: BigInt(topics[3]) }];
  }
  if (data.length !== 66) return [];
  return [{ kind: 'erc20', asset: address, from, to, amount: BigInt(data), tokenId: null }];
}

function accountIn(topic: string | undefined): Address | null {
  return topic === undefined ? null : `0x${topic.slice(-40).toLowerCase()}`;
}
