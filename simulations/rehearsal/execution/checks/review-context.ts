import type { LogDescription } from 'ethers';
import type { Address, ChainRules, Hex } from '../../../chain/index.js';
import type { AssetTransfer, NATIVE } from '../inspection/assets/asset-transfer.js';
import type { LoadedDao } from '../loaded-dao.js';
import type { CheckContext } from './check-context.js';

/** A log that is known, with who wrote it. */
export interface KnownEvent {
  readonly address: Address;
  /** `token`, `governor` and so on; the address shortened where it has no name. */
  readonly contract: string;
  readonly log: LogDescription;
}

/** What the treasury holds of an asset, in smallest units. */
export interface TreasuryAsset {
  readonly asset: Address | typeof NATIVE;
  readonly symbol: string;
  readonly decimals: number;
  readonly before: bigint;
  readonly after: bigint;
  /** What a month costs; `null` where the DAO does not say. */
  readonly monthlySpending: bigint | null;
}

/** What the chain was asked once, for all checks. */
export interface ReviewFacts {
  readonly transfers: readonly AssetTransfer[];
  readonly events: readonly KnownEvent[];
  /** Runtime code of targets, of whoever ran another's code, and of new implementations. */
  readonly code: ReadonlyMap<Address, Hex>;
  /** Whose code was whose own before the execution: implementations of proxies, linked libraries. */
  readonly ownCode: ReadonlyMap<Address, ReadonlySet<Address>>;
  readonly treasury: readonly TreasuryAsset[];
  /** Of the DAO's token, after the execution. */
  readonly supply: bigint;
  /** Votes a quorum took until the execution; `null` where the governor does not say. */
  readonly quorum: bigint | null;
  /** What the chain that is rehearsed for lets a transaction do. */
  readonly rules: ChainRules;
}

/** All that a check looks at: no check asks the chain itself. */
export interface ReviewContext extends Omit<CheckContext, 'loaded'> {
  readonly loaded: Pick<LoadedDao, 'dao' | 'token' | 'governor' | 'timelock' | 'contracts' | 'names' | 'vetoes'>;
  readonly facts: ReviewFacts;
}
