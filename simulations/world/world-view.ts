import type { Address, DaoContracts, Hex } from '../chain/index.js';
import type { VoteSupport } from './domain-event.js';

/**
 * The state of the DAO as its contracts' events tell it, at one block. Immutable: a later block gives a new
 * view that shares what did not change, so a view may be kept and compared. Amounts are wei, times Unix seconds.
 */
export interface WorldView {
  readonly block: number;
  readonly time: number;
  readonly contracts: DaoContracts;
  readonly supply: bigint;
  /** Token balance of every account that ever held any, contracts included. */
  readonly balances: ReadonlyMap<Address, bigint>;
  /** Whom each account delegates its votes to; absent = nobody, and then the tokens have no votes. */
  readonly delegates: ReadonlyMap<Address, Address>;
  /** Current votes by delegate. */
  readonly votes: ReadonlyMap<Address, bigint>;
  readonly stakes: ReadonlyMap<Address, StakePosition>;
  /** Active stake of all accounts, cooling stake aside. */
  readonly totalStaked: bigint;
  readonly parameters: ReadonlyMap<string, bigint>;
  readonly governance: GovernanceSettings;
  /** By proposal id in decimal. */
  readonly proposals: ReadonlyMap<string, Proposal>;
  /** The newest round, or `null` before the first. */
  readonly round: TrainingRound | null;
  /** All settled rounds, oldest first. */
  readonly settledRounds: readonly TrainingRound[];
  readonly modelCid: string;
  /** Emission epochs released so far. */
  readonly epochsReleased: number;
  /** Accounts that hold VALIDATOR_ROLE. */
  readonly validators: ReadonlySet<Address>;
}

export interface StakePosition {
  readonly active: bigint;
  readonly cooling: bigint;
  /** When the cooling stake can be withdrawn; 0 without any. */
  readonly readyAt: number;
  /** Staking rewards ever paid out to the account. */
  readonly rewardsPaid: bigint;
  readonly slashed: bigint;
}

/** The Governor's settings; durations in seconds. Quorum is a share of the supply at the snapshot. */
export interface GovernanceSettings {
  readonly votingDelay: number;
  readonly votingPeriod: number;
  readonly proposalThreshold: bigint;
  readonly quorumBps: number;
  readonly lateQuorumExtension: number;
  readonly timelockDelay: number;
}

export type ProposalState = 'pending' | 'active' | 'defeated' | 'succeeded' | 'queued' | 'executed' | 'canceled';

export interface Proposal {
  /** The Governor's id in decimal. */
  readonly id: string;
  /** 1 for the run's first proposal. */
  readonly number: number;
  readonly proposer: Address;
  readonly title: string;
  readonly description: string;
  readonly actions: readonly ProposalAction[];
  readonly createdAt: number;
  readonly voteStart: number;
  readonly voteEnd: number;
  readonly extended: boolean;
  readonly executableAt: number | null;
  readonly executedAt: number | null;
  readonly canceled: boolean;
  readonly tally: Readonly<Record<VoteSupport, bigint>>;
  readonly ballots: readonly Ballot[];
  /** Supply at the snapshot as far as it is known: the current supply until the snapshot has passed, fixed then. */
  readonly snapshotSupply: bigint;
  /** Votes that For + Abstain must reach, from `snapshotSupply`. */
  readonly quorum: bigint;
}

export interface Ballot {
  readonly voter: Address;
  readonly support: VoteSupport;
  readonly weight: bigint;
  readonly reason: string;
  readonly time: number;
}

/** One call of a proposal, raw and as far as it could be decoded. */
export interface ProposalAction {
  readonly target: Address;
  readonly value: bigint;
  readonly calldata: Hex;
  readonly decoded: DecodedAction | null;
}

export type DecodedAction =
  | { readonly kind: 'setParameter'; readonly key: string; readonly value: bigint }
  | {
      readonly kind: 'setSplit';
      readonly trainersBps: number;
      readonly validatorsBps: number;
      readonly stakersBps: number;
      readonly treasuryBps: number;
    }
  | { readonly kind: 'transferTokens'; readonly to: Address; readonly amount: bigint }
  | {
      readonly kind: 'call';
      readonly contract: string;
      readonly functionName: string;
      readonly args: readonly string[];
    };

export type RoundPhase = 'commit' | 'reveal' | 'score' | 'settle' | 'settled';

export interface TrainingRound {
  readonly round: number;
  /** The model it started from. */
  readonly modelCid: string;
  readonly commitDeadline: number;
  readonly revealDeadline: number;
  readonly scoreDeadline: number;
  readonly commitments: ReadonlyMap<Address, Hex>;
  /** In reveal order, which is the order of scores. */
  readonly revealed: readonly RevealedUpdate[];
  readonly submissions: readonly ScoreSubmission[];
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

export interface RoundSettlement {
  readonly modelCid: string;
  /** Median of the validators' measurements on the test split. */
  readonly accuracyPpm: number;
  readonly paidToTrainers: bigint;
  readonly paidToValidators: bigint;
  readonly slashed: bigint;
  readonly trainers: readonly {
    readonly trainer: Address;
    readonly scorePpm: number;
    readonly paid: bigint;
    readonly slashed: bigint;
  }[];
  readonly validators: readonly { readonly validator: Address; readonly paid: bigint }[];
  readonly settledAt: number;
}
