import { z } from 'zod';
import { RecordAccess } from '../../../contracts/bindings/index.js';
import type { Address } from '../../chain/index.js';
import type { Cid } from '../../learning/index.js';
import { eventsOf, type Fact } from '../../world/index.js';
import type { governance } from '../governance/index.js';
import type { market } from '../market/index.js';
import type { Outline, ScopeOf } from '../mechanism.js';

/** How long researchers have, and who must stay for a sum to be unmasked. */
const section = z
  .strictObject({
    decideTicks: z.int().min(1).max(1_000).default(2).meta({
      title: 'How long institutions have to decide before code runs',
      unit: 'ticks',
    }),
    requestTicks: z.int().min(1).max(10_000).default(26).meta({ title: 'How long a request stands', unit: 'ticks' }),
    publishTicks: z.int().min(1).max(1_000).default(2).meta({
      title: 'Until a round without a model is paid all the same',
      unit: 'ticks',
    }),
    secureThresholdPercent: z.number().min(1).max(100).default(67).meta({
      title: 'Institutions that must stay to unmask a secure sum',
      unit: '% of those whose records were used',
    }),
  })
  .optional();

/** What a request asks for. */
export interface AccessTerms {
  /** What the model is for. */
  readonly purpose: string;
  /** Whether updates are summed so that nobody sees one of them. */
  readonly secure: boolean;
  /** Rounds, and institutions in each, at most. */
  readonly rounds: number;
  readonly institutions: number;
  /** Wei of coins for an institution and a round. */
  readonly feePerUse: bigint;
}

type OfRequest = Fact & { readonly request: number };
export type RecordsFact =
  | (Fact & { readonly type: 'accessOpened'; readonly initialModel: Cid })
  | (Fact & { readonly type: 'recordsRegistered'; readonly institution: Address; readonly budget: bigint })
  | (OfRequest & {
      readonly type: 'accessRequested';
      readonly researcher: Address;
      readonly code: Cid;
      readonly terms: AccessTerms;
      readonly paid: bigint;
      readonly opensAt: number;
      readonly closesAt: number;
    })
  | (OfRequest & { readonly type: 'accessDecided'; readonly institution: Address; readonly approved: boolean })
  | (OfRequest & {
      readonly type: 'recordsUsed';
      readonly round: number;
      readonly institution: Address;
      readonly update: Cid;
      readonly spent: bigint;
    })
  | (OfRequest & { readonly type: 'usePaid'; readonly institution: Address; readonly paid: bigint })
  | (OfRequest & {
      readonly type: 'studyRoundPublished';
      readonly round: number;
      readonly model: Cid;
      readonly accuracyPpm: number;
    })
  | (OfRequest & { readonly type: 'requestClosed'; readonly refunded: bigint });
export const recordsEvents = eventsOf<RecordsFact>();

/** A request as the contract holds it; amounts wei, times Unix seconds. */
export interface AccessRequest {
  readonly researcher: Address;
  readonly code: Cid;
  readonly terms: AccessTerms;
  /** Until when institutions decide, and until when their records may be used. */
  readonly opensAt: number;
  readonly closesAt: number;
  readonly closed: boolean;
  /** What was paid and neither handed on nor given back. */
  readonly held: bigint;
  /** Who approved, and who refused. */
  readonly decisions: ReadonlyMap<Address, boolean>;
  /** Uses of the round in hand. */
  readonly uses: readonly { readonly institution: Address; readonly update: Cid }[];
  /** When the first of them was written down; 0 without one. */
  readonly usedAt: number;
  /** The newest model; what every request begins with before its first. */
  readonly model: Cid;
  /** Rounds that are over, and the accuracy (1/1,000,000) that each published model was told to have. */
  readonly round: number;
  readonly accuracies: readonly number[];
}

/** What an institution's patients may lose, and have lost, in 1/1,000,000 of ε. */
export interface PrivacyAccount {
  readonly budget: bigint;
  readonly spent: bigint;
}

export interface RecordsState {
  readonly initialModel: Cid;
  readonly accounts: ReadonlyMap<Address, PrivacyAccount>;
  /** By number, oldest first. */
  readonly requests: ReadonlyMap<number, AccessRequest>;
  /** Wei of coins ever paid for requests, handed on to institutions, and given back. */
  readonly coins: { readonly paid: bigint; readonly fees: bigint; readonly refunded: bigint };
}

const contracts = { access: RecordAccess };
export const recordsOutline: Outline<'records', typeof contracts, RecordsState, RecordsFact, typeof section> = {
  name: 'records',
  section,
  contracts,
  empty: {
    initialModel: '',
    accounts: new Map(),
    requests: new Map(),
    coins: { paid: 0n, fees: 0n, refunded: 0n },
  },
};
export type RecordsScope = ScopeOf<typeof recordsOutline, typeof governance | typeof market>;

/** Institutions that approved of a request. */
export const approvalsOf = ({ decisions }: Pick<AccessRequest, 'decisions'>): number =>
  [...decisions.values()].filter(Boolean).length;

/** Whether code may still run under a request at a time (Unix seconds). */
export const stands = ({ closed, closesAt, round, terms }: AccessRequest, now: number): boolean =>
  !closed && now < closesAt && round < terms.rounds;
