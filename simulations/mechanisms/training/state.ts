import { TrainingRounds } from '../../../contracts/bindings/index.js';
import type { Address, Hex } from '../../chain/index.js';
import { eventsOf, type Fact } from '../../world/index.js';
import type { emission } from '../emission/index.js';
import type { governance } from '../governance/index.js';
import type { Outline, ScopeOf } from '../mechanism.js';
import type { rewards } from '../rewards/index.js';
import type { staking } from '../staking/index.js';
import type { token } from '../token/index.js';

export type TrainingFact =
  | (Fact & { readonly type: 'modelInitialised'; readonly modelCid: string })
  | (Fact & { readonly type: 'roundOpened'; readonly round: number; readonly modelCid: string })
  | (Fact & {
      readonly type: 'updateCommitted';
      readonly round: number;
      readonly trainer: Address;
      readonly commitment: Hex;
    })
  | (Fact & {
      readonly type: 'updateRevealed';
      readonly round: number;
      readonly trainer: Address;
      readonly cid: string;
      readonly sampleCount: number;
    })
  | (Fact & {
      readonly type: 'scoresCommitted';
      readonly round: number;
      readonly validator: Address;
      readonly commitment: Hex;
    })
  | (Fact & {
      readonly type: 'scoresSubmitted';
      readonly round: number;
      readonly validator: Address;
      readonly modelCid: string;
      readonly accuracyPpm: number;
      readonly scoresPpm: readonly number[];
    })
  | (Fact & {
      readonly type: 'trainerScored';
      readonly round: number;
      readonly trainer: Address;
      readonly scorePpm: number;
      readonly paid: bigint;
    })
  | (Fact & {
      readonly type: 'trainerSlashed';
      readonly round: number;
      readonly trainer: Address;
      readonly amount: bigint;
    })
  | (Fact & {
      readonly type: 'validatorPaid';
      readonly round: number;
      readonly validator: Address;
      readonly paid: bigint;
    })
  | (Fact & {
      readonly type: 'roundSettled';
      readonly round: number;
      readonly modelCid: string;
      readonly accuracyPpm: number;
      readonly paidToTrainers: bigint;
      readonly paidToValidators: bigint;
      readonly slashed: bigint;
    })
  | (Fact & { readonly type: 'rewardRuleSet'; readonly rule: Address })
  | (Fact & { readonly type: 'rewardRuleFailed'; readonly round: number; readonly rule: Address });
export const trainingEvents = eventsOf<TrainingFact>();

export interface TrainingRound {
  readonly round: number;
  /** The model it started from. */
  readonly modelCid: string;
  readonly commitments: ReadonlyMap<Address, Hex>;
  /** In reveal order, which is the order of scores. */
  readonly revealed: readonly RevealedUpdate[];
  /** What validators bound themselves to before they saw each other's scores. */
  readonly scoreCommitments: ReadonlyMap<Address, Hex>;
  readonly submissions: readonly ScoreSubmission[];
  readonly trainers: readonly ScoredTrainer[];
  /** `null` until the round is settled. */
  readonly settlement: RoundSettlement | null;
}

export interface RevealedUpdate {
  readonly trainer: Address;
  readonly cid: string;
  readonly sampleCount: number;
}

export interface ScoreSubmission {
  readonly validator: Address;
  readonly modelCid: string;
  readonly accuracyPpm: number;
  readonly scoresPpm: readonly number[];
}

export interface ScoredTrainer {
  readonly trainer: Address;
  readonly scorePpm: number;
  readonly paid: bigint;
}

export interface RoundSettlement {
  readonly modelCid: string;
  /** Median of the validators' measurements on the test split. */
  readonly accuracyPpm: number;
  readonly paidToTrainers: bigint;
  readonly paidToValidators: bigint;
  readonly slashed: bigint;
}

export interface TrainingState {
  /** The newest rounds by number, oldest first; older ones are history, which the store keeps. */
  readonly rounds: ReadonlyMap<number, TrainingRound>;
  readonly settledRounds: number;
  /** Accuracy (ppm) that the validators last measured; `null` before anybody did. */
  readonly measuredPpm: number | null;
  readonly modelCid: string;
  /** The contract that trainers' pay goes by; `null` when it goes by the registry's setting. */
  readonly rewardRule: Address | null;
}

/** The newest round, or `null` before the first. */
export function newestRound({ rounds }: TrainingState): TrainingRound | null {
  return [...rounds.values()].at(-1) ?? null;
}

/** The settled rounds that are kept, oldest first. */
export function settledRounds({ rounds }: TrainingState): readonly TrainingRound[] {
  return [...rounds.values()].filter(({ settlement }) => settlement !== null);
}

const contracts = { rounds: TrainingRounds };
export const trainingOutline: Outline<'training', typeof contracts, TrainingState, TrainingFact> = {
  name: 'training',
  section: null,
  contracts,
  empty: { rounds: new Map(), settledRounds: 0, measuredPpm: null, modelCid: '', rewardRule: null },
};
export type TrainingScope = ScopeOf<
  typeof trainingOutline,
  typeof token | typeof staking | typeof governance | typeof rewards | typeof emission
>;
