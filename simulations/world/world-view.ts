import type { Address } from '../chain/index.js';

/** Who holds how much of one asset, contracts included. Amounts in its smallest unit. */
export interface Ledger {
  readonly supply: bigint;
  /** Balance of every account that ever held any. */
  readonly balances: ReadonlyMap<Address, bigint>;
}

/**
 * The state of the DAO as its contracts' events tell it, at one block; besides this core it holds a slice of each
 * mechanism that is deployed, under the mechanism's name. Immutable: a later block gives a new view that shares what
 * did not change, so a view may be kept and compared. Amounts are wei, times Unix seconds.
 */
export interface CoreView {
  readonly block: number;
  readonly time: number;
  /** Unix seconds of the first tick's start: what launches count from. */
  readonly epochStart: number;
  /** The account that administers the contracts and holds what belongs to all: the timelock. */
  readonly treasury: Address;
  /** By the asset's id. */
  readonly ledgers: ReadonlyMap<string, Ledger>;
}

/** The asset that governs, stakes and pays: every DAO has it. */
export const TOKEN_ASSET = 'token';

const EMPTY: Ledger = { supply: 0n, balances: new Map() };

/** The books of an asset; empty ones for an asset that nobody ever held. */
export function ledgerOf({ ledgers }: Pick<CoreView, 'ledgers'>, asset: string = TOKEN_ASSET): Ledger {
  return ledgers.get(asset) ?? EMPTY;
}

/** What an account holds of an asset (wei). */
export function balanceOf(view: Pick<CoreView, 'ledgers'>, account: Address, asset: string = TOKEN_ASSET): bigint {
  return ledgerOf(view, asset).balances.get(account) ?? 0n;
}
