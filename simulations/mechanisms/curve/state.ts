import { BondingCurve } from '../../../contracts/bindings/index.js';
import type { Address } from '../../chain/index.js';
import { eventsOf, type Fact } from '../../world/index.js';
import type { market } from '../market/index.js';
import type { Outline, ScopeOf } from '../mechanism.js';
import type { token } from '../token/index.js';
import { curveSection } from './section.js';

export type CurveFact =
  | (Fact & { readonly type: 'hatchContributed'; readonly account: Address; readonly coins: bigint })
  | (Fact & {
      readonly type: 'curveOpened';
      readonly raised: bigint;
      readonly reserve: bigint;
      readonly supply: bigint;
    })
  | (Fact & { readonly type: 'hatchFailed'; readonly raised: bigint })
  | (Fact & {
      readonly type: 'hatchClaimed';
      readonly account: Address;
      readonly tokens: bigint;
      readonly coins: bigint;
    })
  | (Fact & {
      readonly type: 'curveBought' | 'curveSold';
      readonly account: Address;
      readonly coins: bigint;
      readonly tokens: bigint;
      readonly tribute: bigint;
    });
export const curveEvents = eventsOf<CurveFact>();

/** Amounts are wei. */
export interface CurveState {
  readonly phase: 'hatching' | 'open' | 'failed';
  readonly raised: bigint;
  /** Coins contributed and not claimed for. */
  readonly contributions: ReadonlyMap<Address, bigint>;
  readonly reserve: bigint;
  readonly supply: bigint;
  /** Reserve and supply when the curve opened, which fix it. */
  readonly reserveAtOpening: bigint;
  readonly supplyAtOpening: bigint;
  /** Coins ever paid to the treasury, and into and out of the curve by those who trade. */
  readonly tributes: bigint;
  readonly paidIn: bigint;
  readonly paidOut: bigint;
}

const contracts = { curve: BondingCurve };
export const curveOutline: Outline<'curve', typeof contracts, CurveState, CurveFact, typeof curveSection> = {
  name: 'curve',
  section: curveSection,
  contracts,
  empty: {
    phase: 'hatching',
    raised: 0n,
    contributions: new Map(),
    reserve: 0n,
    supply: 0n,
    reserveAtOpening: 0n,
    supplyAtOpening: 0n,
    tributes: 0n,
    paidIn: 0n,
    paidOut: 0n,
  },
};
export type CurveScope = ScopeOf<typeof curveOutline, typeof token | typeof market>;
