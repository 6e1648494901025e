import { z } from 'zod';
import { Charter } from '../../../contracts/bindings/index.js';
import type { Hex } from '../../chain/index.js';
import { percent, seconds } from '../../scenario/index.js';
import { eventsOf, type Fact } from '../../world/index.js';
import type { Outline, ScopeOf } from '../mechanism.js';
import type { token } from '../token/index.js';

/** What data and model may be used for, as contracts ask the charter. */
const PURPOSES = ['training', 'inference'] as const;

/** Limits that a majority cannot pass in one vote. */
const section = z
  .strictObject({
    largestTransferPercent: percent.default(10).meta({
      title: 'Most of an asset of the treasury that one proposal pays out or approves',
      unit: '% of what the treasury has of it',
    }),
    largestChangePercent: percent.default(50).meta({
      title: 'Largest change of a setting by one proposal',
      unit: '% of the larger of its old and its new value',
      description: 'Choices between rules are free.',
    }),
    forbiddenCalls: z
      .array(
        z
          .string()
          .regex(
            /^[A-Za-z_]\w*\([\w[\],()]*\)$/,
            'must be a function’s signature, such as "grantRole(bytes32,address)"',
          )
          .meta({ title: 'Function' }),
      )
      .max(100)
      .default(['grantRole(bytes32,address)', 'transferOwnership(address)', 'renounceOwnership()'])
      .meta({ title: 'Functions that no proposal calls, of whatever contract' }),
    purposes: z
      .array(z.enum(PURPOSES))
      .default([...PURPOSES])
      .meta({ title: 'What data and model may be used for' }),
    amendmentMajorityPercent: percent.default(66.67).meta({
      title: 'Majority that amends the charter',
      unit: '% For of the votes For and Against',
    }),
    amendmentDelaySeconds: seconds.default(2_592_000).meta({
      title: 'Time from an amendment’s decision to its force',
      unit: 's',
    }),
  })
  .optional();

export type CharterFact =
  | (Fact & {
      readonly type: 'charterLimitsSet';
      readonly transferBps: bigint;
      readonly changeBps: bigint;
      readonly supermajorityBps: bigint;
      readonly amendmentDelay: number;
    })
  | (Fact & { readonly type: 'changeLimitSet'; readonly key: Hex; readonly changeBps: bigint })
  | (Fact & { readonly type: 'forbiddenCallSet'; readonly selector: Hex; readonly forbidden: boolean })
  | (Fact & { readonly type: 'purposeSet'; readonly purpose: Hex; readonly allowed: boolean })
  | (Fact & {
      readonly type: 'amendmentAnnounced';
      readonly number: bigint;
      readonly amendment: Hex;
      readonly enactableAt: number;
    })
  | (Fact & { readonly type: 'amendmentEnacted'; readonly number: bigint });
export const charterEvents = eventsOf<CharterFact>();

export interface Amendment {
  readonly number: bigint;
  /** The call of the charter that it is. */
  readonly call: Hex;
  /** Unix seconds from which it may be enacted. */
  readonly enactableAt: number;
}

export interface CharterState {
  /** In 1/10,000. */
  readonly transferBps: bigint;
  readonly changeBps: bigint;
  readonly supermajorityBps: bigint;
  /** Seconds. */
  readonly amendmentDelay: number;
  /** Largest change of settings that have one of their own, by key in 32 bytes. */
  readonly changeLimits: ReadonlyMap<Hex, bigint>;
  readonly forbidden: ReadonlyMap<Hex, boolean>;
  readonly purposes: ReadonlyMap<Hex, boolean>;
  /** Decided on and waiting, by number. */
  readonly amendments: ReadonlyMap<string, Amendment>;
  readonly enacted: number;
}

const contracts = { charter: Charter };
export const charterOutline: Outline<'charter', typeof contracts, CharterState, CharterFact, typeof section> = {
  name: 'charter',
  section,
  contracts,
  empty: {
    transferBps: 10_000n,
    changeBps: 10_000n,
    supermajorityBps: 0n,
    amendmentDelay: 0,
    changeLimits: new Map(),
    forbidden: new Map(),
    purposes: new Map(),
    amendments: new Map(),
    enacted: 0,
  },
};
export type CharterScope = ScopeOf<typeof charterOutline, typeof token>;
