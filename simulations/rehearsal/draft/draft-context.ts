import type { Address } from '../../chain/index.js';
import type { Dao } from '../../scenario/index.js';
import type { KnownContract } from '../execution/loaded-dao.js';

/** Something that amounts are counted in. `native` is the chain's own currency. */
export interface DraftAsset {
  readonly address: Address | 'native';
  readonly symbol: string;
  readonly decimals: number;
}

/** What a draft may refer to: the DAO's contracts by name, the assets that units name, and names of people. */
export interface DraftContext {
  /** `token`, `governor`, `timelock` and the DAO's own. */
  readonly contracts: readonly KnownContract[];
  /** The DAO's token first. */
  readonly assets: readonly DraftAsset[];
  readonly names: ReadonlyMap<Address, string>;
}

/** The context of a DAO whose contracts' addresses are known, whether or not they stand on a chain yet. */
export function draftContext(
  dao: Pick<Dao, 'token' | 'treasury'>,
  contracts: readonly KnownContract[],
  names: ReadonlyMap<Address, string> = new Map(),
): DraftContext {
  const token = contracts.find(({ name }) => name === 'token')?.address ?? dao.token.address;
  const held = dao.treasury
    .filter(({ asset }) => asset !== 'token' && asset !== token)
    .map(({ asset, symbol, decimals }): DraftAsset => ({ address: asset as Address | 'native', symbol, decimals }));
  const own: DraftAsset[] =
    token === null ? [] : [{ address: token, symbol: dao.token.symbol, decimals: dao.token.decimals }];
  return { contracts, assets: [...own, ...held], names };
}

export function contractAt(context: DraftContext, address: string): KnownContract | null {
  return context.contracts.find((known) => known.address === address.toLowerCase()) ?? null;
}

export function assetAt(context: DraftContext, address: string): DraftAsset | null {
  return context.assets.find((asset) => asset.address === address.toLowerCase()) ?? null;
}

/** What people call an address: the contract's name, a person's, else the address shortened. */
export function nameOf(context: DraftContext, address: string): string {
  const at = address.toLowerCase() as Address;
  return contractAt(context, at)?.name ?? context.names.get(at) ?? `${at.slice(0, 6)}…${at.slice(-4)}`;
}
