import { ModuleRegistry } from '../../../contracts/bindings/index.js';
import type { Address, Hex } from '../../chain/index.js';
import { eventsOf, type Fact } from '../../world/index.js';
import type { emission } from '../emission/index.js';
import type { governance } from '../governance/index.js';
import type { market } from '../market/index.js';
import type { Outline, ScopeOf } from '../mechanism.js';
import type { rewards } from '../rewards/index.js';
import type { staking } from '../staking/index.js';
import type { token } from '../token/index.js';
import type { training } from '../training/index.js';
import type { ModuleRule } from './rules.js';
import { developmentSection } from './section.js';

/** A module as the registry knows it, and what its code does to whoever reads it. */
export interface ModuleView {
  readonly author: Address;
  /** The contract. */
  readonly target: Address;
  /** Wei of coins that installing it pays. */
  readonly price: bigint;
  readonly rule: ModuleRule;
  readonly state: 'submitted' | 'approved' | 'rejected' | 'installed' | 'retired';
  readonly reviewed: readonly Address[];
  /** Of those, who approve. */
  readonly approvals: number;
  /** When its state was last another (Unix seconds). */
  readonly since: number;
}

type OfModule = Fact & { readonly module: number };
export type DevelopmentFact =
  | (Fact & { readonly type: 'offerSet'; readonly offer: bigint })
  | (OfModule & {
      readonly type: 'moduleSubmitted';
      readonly author: Address;
      readonly target: Address;
      readonly price: bigint;
      readonly creationCode: Hex;
    })
  | (OfModule & {
      readonly type: 'moduleReviewed';
      readonly reviewer: Address;
      readonly approves: boolean;
      readonly reason: string;
    })
  | (OfModule & { readonly type: 'moduleApproved' })
  | (OfModule & { readonly type: 'moduleRejected' })
  | (OfModule & { readonly type: 'moduleInstalled'; readonly author: Address; readonly price: bigint })
  | (OfModule & { readonly type: 'moduleRetired' });
export const developmentEvents = eventsOf<DevelopmentFact>();

export interface DevelopmentState {
  /** By number, oldest first. */
  readonly modules: ReadonlyMap<number, ModuleView>;
  /** Wei of coins offered for a module, and since when (Unix seconds). */
  readonly offer: bigint;
  readonly offeredSince: number;
  /** Wei of coins ever paid for modules. */
  readonly paid: bigint;
}

/** The module that trainers' pay goes by; `null` when none is installed. */
export const moduleInForce = ({ modules }: DevelopmentState): ModuleView | null =>
  [...modules.values()].find(({ state }) => state === 'installed') ?? null;

const contracts = { registry: ModuleRegistry };
export const developmentOutline: Outline<
  'development',
  typeof contracts,
  DevelopmentState,
  DevelopmentFact,
  typeof developmentSection
> = {
  name: 'development',
  section: developmentSection,
  contracts,
  empty: { modules: new Map(), offer: 0n, offeredSince: 0, paid: 0n },
};
export type DevelopmentScope = ScopeOf<
  typeof developmentOutline,
  typeof token | typeof staking | typeof governance | typeof rewards | typeof emission | typeof training | typeof market
>;
