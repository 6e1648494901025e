import { type Address, accountOf, type ContractBinding, type Hardfork, type SandboxChain } from '../../chain/index.js';
import type { Dao, DualGovernanceSettings, Stopper } from '../../scenario/index.js';
import type { Membership } from '../members/membership.js';
import type { LifeStep } from './execution-report.js';
import type { GovernorKind } from './life/governor-protocol.js';

/** A contract that reports can call by name and decode. */
export interface KnownContract {
  /** `token`, `governor`, `timelock`, or the DAO's own name for it. */
  readonly name: string;
  readonly address: Address;
  readonly contract: ContractBinding;
  /** solc's storage layout, when the compiler gave it. */
  readonly layout: StorageLayout | null;
  /** Hard fork that it was compiled for, where its artifact's metadata tell. */
  readonly compiledFor?: Hardfork | null;
}

/** solc's `storageLayout` output. */
export interface StorageLayout {
  readonly storage: readonly {
    readonly label: string;
    readonly slot: string;
    readonly offset: number;
    readonly type: string;
  }[];
  readonly types: Readonly<Record<
    string,
    {
      readonly encoding: string;
      readonly label: string;
      readonly numberOfBytes: string;
      readonly key?: string;
      readonly value?: string;
      readonly base?: string;
      readonly members?: readonly {
        readonly label: string;
        readonly slot: string;
        readonly offset: number;
        readonly type: string;
      }[];
    }
  > | null>;
}

/** How the governor tells time (ERC-6372): by a clock of its own where it counts a protocol's rounds, for one. */
export type GovernorClock = 'timestamp' | 'blockNumber' | 'own';

/** A DAO standing on a local chain, ready for a proposal. */
export interface LoadedDao {
  readonly dao: Dao;
  readonly chain: SandboxChain;
  readonly membership: Membership;
  readonly clock: GovernorClock;
  readonly token: Address;
  readonly governor: Address;
  /** Where passed proposals wait, and the treasury. */
  readonly timelock: Address;
  readonly guardian: Address | null;
  /** Who may stop a proposal besides its proposer. */
  readonly stoppers?: readonly KnownStopper[];
  /** Who may delay what has passed by locking another token; absent where nobody may, and on a copied chain. */
  readonly dual?: LoadedDualGovernance;
  /** Seconds between two blocks, where the governor counts blocks. */
  readonly blockSeconds?: number;
  /** Whether its quorum is of votes Against, which veto what passes without them (optimistic proposals). */
  readonly vetoes?: boolean;
  /** How the governor is spoken to; by its ABI when absent. */
  readonly protocol?: GovernorKind;
  readonly contracts: readonly KnownContract[];
  /** Names of addresses: contracts, holders of note. */
  readonly names: ReadonlyMap<Address, string>;
  readonly assumptions: readonly string[];
  /** Deploying and delegating, as first steps of a proposal's life. */
  readonly setUp?: readonly LifeStep[];
}

/** A dual governance on the local chain, and who will object. */
export interface LoadedDualGovernance {
  readonly settings: DualGovernanceSettings;
  readonly token: Address;
  readonly governance: Address;
  /** Amounts in the veto token's smallest unit. */
  readonly holders: readonly { readonly name: string; readonly address: Address; readonly tokens: bigint }[];
}

/** Somebody who may stop a proposal, with an account on the local chain. */
export interface KnownStopper extends Stopper {
  readonly address: Address;
}

/** Everybody whom the DAO's file names, and the governor's guardian where none of them is it. */
export function stoppersOf({ canStop, governor }: Pick<Dao, 'canStop' | 'governor'>): readonly KnownStopper[] {
  const named = canStop.map((stopper) => ({
    ...stopper,
    address: stopper.address ?? accountOf(`rehearsal/stopper/${stopper.name}`),
  }));
  if (!governor.guardian || named.some(({ power }) => power === 'cancel')) return named;
  return [{ name: 'Guardian', address: accountOf('rehearsal/guardian'), power: 'cancel', until: null }, ...named];
}
