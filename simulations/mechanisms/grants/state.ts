import { GrantEscrow } from '../../../contracts/bindings/index.js';
import type { Address, Hex } from '../../chain/index.js';
import { eventsOf, type Fact } from '../../world/index.js';
import type { governance } from '../governance/index.js';
import type { market } from '../market/index.js';
import type { Outline, ScopeOf } from '../mechanism.js';
import type { staking } from '../staking/index.js';
import type { token } from '../token/index.js';
import { grantsSection } from './section.js';

/** A grant or bounty as the escrow holds it; amounts wei, times Unix seconds. */
export interface GrantView {
  /** Whether anybody may take it. */
  readonly bounty: boolean;
  readonly asset: Address;
  readonly milestones: readonly bigint[];
  readonly reviewers: readonly Address[];
  readonly timeToDeliver: number;
  readonly expiresAt: number;
  /** Who works on it; `null` while nobody has taken it. */
  readonly recipient: Address | null;
  /** Until when the next milestone must be delivered; 0 if it was never taken. */
  readonly deliverBy: number;
  /** The next milestone that is not released, from 0. */
  readonly milestone: number;
  /** What was delivered for it and waits for its review. */
  readonly work: Hex | null;
  /** Who has reviewed that. */
  readonly reviewed: readonly Address[];
  /** Not released and not given back. */
  readonly left: bigint;
}

type OfGrant = Fact & { readonly grant: number };
export type GrantsFact =
  | (OfGrant & {
      readonly type: 'grantOpened';
      readonly recipient: Address;
      readonly opened: Pick<GrantView, 'asset' | 'milestones' | 'reviewers' | 'timeToDeliver' | 'expiresAt'>;
    })
  | (OfGrant & { readonly type: 'bountyTaken'; readonly hunter: Address; readonly deliverBy: number })
  | (OfGrant & { readonly type: 'milestoneDelivered'; readonly milestone: number; readonly work: Hex })
  | (OfGrant & { readonly type: 'milestoneReviewed'; readonly reviewer: Address; readonly approves: boolean })
  | (OfGrant & { readonly type: 'milestoneRejected'; readonly milestone: number })
  | (OfGrant & {
      readonly type: 'milestoneReleased';
      readonly milestone: number;
      readonly to: Address;
      readonly amount: bigint;
    })
  | (OfGrant & { readonly type: 'grantClawedBack'; readonly amount: bigint });
export const grantsEvents = eventsOf<GrantsFact>();

export interface GrantsState {
  /** By number, oldest first. */
  readonly grants: ReadonlyMap<number, GrantView>;
  /** Wei ever released, and ever given back. */
  readonly released: bigint;
  readonly clawedBack: bigint;
}

const contracts = { escrow: GrantEscrow };
export const grantsOutline: Outline<'grants', typeof contracts, GrantsState, GrantsFact, typeof grantsSection> = {
  name: 'grants',
  section: grantsSection,
  contracts,
  empty: { grants: new Map(), released: 0n, clawedBack: 0n },
};
export type GrantsScope = ScopeOf<
  typeof grantsOutline,
  typeof token | typeof staking | typeof governance | typeof market
>;
