import { z } from 'zod';
import { VoteEscrow } from '../../../contracts/bindings/index.js';
import type { Address } from '../../chain/index.js';
import { percent, seconds } from '../../scenario/index.js';
import { eventsOf, type Fact } from '../../world/index.js';
import type { Outline, ScopeOf } from '../mechanism.js';
import type { token } from '../token/index.js';

/** Locks end at the beginning of a week of Unix time. */
export const WEEK_SECONDS = 604_800;

/** Tokens locked for a time that vote by how long they stay locked. */
const section = z
  .strictObject({
    longestLockSeconds: seconds
      .min(WEEK_SECONDS)
      .default(208 * WEEK_SECONDS)
      .meta({
        title: 'Longest lock',
        unit: 's',
        description:
          'Tokens locked for so long vote in full; those with half of it left count half (Curve: four years).',
      }),
    earlyExitPenaltyPercent: percent.default(0).meta({
      title: 'What leaving early costs with all of the longest lock left',
      unit: '% of what is locked',
      description: 'In proportion with less left. 0: nobody may leave early.',
    }),
    penaltyDestination: z.enum(['treasury', 'burn']).default('treasury').meta({ title: 'Where penalties go' }),
    boostFloorPercent: percent.default(40).meta({
      title: 'What a stake without locked tokens counts for staking rewards',
      unit: '% of the stake',
      description:
        'A stake counts this much, and up to the whole by its staker’s share of all locked votes (Curve: 40 %). 100: no boost.',
    }),
  })
  .optional();

export type EscrowFact =
  | (Fact & { readonly type: 'escrowOpened'; readonly longest: number; readonly penaltyBps: bigint })
  | (Fact & {
      readonly type: 'tokensLocked';
      readonly account: Address;
      readonly added: bigint;
      readonly amount: bigint;
      readonly end: number;
    })
  | (Fact & {
      readonly type: 'tokensUnlocked';
      readonly account: Address;
      readonly amount: bigint;
      readonly penalty: bigint;
    });
export const escrowEvents = eventsOf<EscrowFact>();

export interface Lock {
  /** Wei. */
  readonly amount: bigint;
  /** Unix seconds from which it is free, and has no votes. */
  readonly end: number;
}

export interface EscrowState {
  readonly locks: ReadonlyMap<Address, Lock>;
  /** Seconds. */
  readonly longest: number;
  readonly penaltyBps: bigint;
  /** Wei ever kept of those who left early. */
  readonly penalties: bigint;
}

const contracts = { escrow: VoteEscrow };
export const escrowOutline: Outline<'escrow', typeof contracts, EscrowState, EscrowFact, typeof section> = {
  name: 'escrow',
  section,
  contracts,
  empty: { locks: new Map(), longest: WEEK_SECONDS, penaltyBps: 0n, penalties: 0n },
};
export type EscrowScope = ScopeOf<typeof escrowOutline, typeof token>;
