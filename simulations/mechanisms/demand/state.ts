import { z } from 'zod';
import { PredictionService } from '../../../contracts/bindings/index.js';
import type { Address, Hex } from '../../chain/index.js';
import { tokenAmount } from '../../scenario/index.js';
import { eventsOf, type Fact } from '../../world/index.js';
import type { fees } from '../fees/index.js';
import type { governance } from '../governance/index.js';
import type { market } from '../market/index.js';
import type { Outline, ScopeOf } from '../mechanism.js';
import type { training } from '../training/index.js';

/** A share a year, in percent. */
const perYear = (usual: number) => z.number().min(0).max(100_000).default(usual);

/** What the model's predictions cost, and how word of them gets about. */
export const demandSection = z
  .strictObject({
    predictionPrice: tokenAmount.default('0.1').meta({
      title: 'Price of a prediction at launch',
      unit: 'stable coins',
      description: 'The DAO may change it by a vote.',
    }),
    highestPrice: tokenAmount.default('100').meta({ title: 'Highest price that a vote may set', unit: 'stable coins' }),
    patienceTicks: z.int().min(1).max(1_000).default(2).meta({
      title: 'Until an order that nobody answers is paid back',
      unit: 'ticks',
    }),
    innovationPercentPerYear: perYear(3).meta({
      title: 'Who hears of it from outside',
      unit: '% of the others a year',
      description: 'Bass’ coefficient of innovation; 3 % is the mean of published studies.',
    }),
    imitationPercentPerYear: perYear(38).meta({
      title: 'Who hears of it from users',
      unit: '% of the others a year, if all were users',
      description: 'Bass’ coefficient of imitation; 38 % is the mean of published studies. Only who is content tells.',
    }),
  })
  .optional();

export type DemandFact =
  | (Fact & {
      readonly type: 'predictionsOrdered';
      readonly order: number;
      readonly user: Address;
      readonly questions: Hex;
      readonly paid: bigint;
    })
  | (Fact & {
      readonly type: 'predictionsAnswered';
      readonly order: number;
      readonly user: Address;
      readonly answerer: Address;
      readonly modelCid: string;
      readonly classes: Hex;
      readonly fee: bigint;
    })
  | (Fact & {
      readonly type: 'predictionsRefunded';
      readonly order: number;
      readonly user: Address;
      readonly paid: bigint;
    });
export const demandEvents = eventsOf<DemandFact>();

export interface OpenOrder {
  readonly user: Address;
  /** Numbers of the test split's examples that are asked about. */
  readonly questions: readonly number[];
  /** Wei of coins held for it. */
  readonly paid: bigint;
  /** Unix seconds. */
  readonly orderedAt: number;
}

export interface Answered {
  readonly order: number;
  readonly questions: readonly number[];
  /** The class the model gave each question. */
  readonly classes: readonly number[];
}

/** What an account has to do with the service. */
export interface UserRecord {
  /** Unix seconds of its last order. */
  readonly lastOrderAt: number;
  /** Predictions it ever paid for and got, and wei of coins it paid for them. */
  readonly answered: number;
  readonly paid: bigint;
  /** The latest order that was answered; `null` before the first. */
  readonly latest: Answered | null;
}

export interface DemandState {
  /** Orders that are neither answered nor paid back, by number. */
  readonly open: ReadonlyMap<number, OpenOrder>;
  readonly users: ReadonlyMap<Address, UserRecord>;
  /** Predictions ever ordered, answered and paid back. */
  readonly predictions: { readonly ordered: number; readonly answered: number; readonly refunded: number };
  /** Wei of coins ever paid, handed on as fees and paid back. */
  readonly coins: { readonly paid: bigint; readonly fees: bigint; readonly refunded: bigint };
}

const contracts = { service: PredictionService };
export const demandOutline: Outline<'demand', typeof contracts, DemandState, DemandFact, typeof demandSection> = {
  name: 'demand',
  section: demandSection,
  contracts,
  empty: {
    open: new Map(),
    users: new Map(),
    predictions: { ordered: 0, answered: 0, refunded: 0 },
    coins: { paid: 0n, fees: 0n, refunded: 0n },
  },
};
export type DemandScope = ScopeOf<
  typeof demandOutline,
  typeof governance | typeof training | typeof market | typeof fees
>;
