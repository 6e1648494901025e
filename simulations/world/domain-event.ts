import type { Address, Hex } from '../chain/index.js';

/** Where in the chain something happened. */
export interface EventOrigin {
  readonly block: number;
  /** Unix seconds. */
  readonly timestamp: number;
  /** Index of the transaction in its block. */
  readonly transaction: number;
}

/**
 * Everything that contracts can say, as typed facts. The indexer derives the whole `WorldView` from these and
 * from nothing else; the run's digest is a hash over them. Amounts are wei, shares bps, scores and accuracies ppm.
 */
export type DomainEvent = EventOrigin & DomainFact;

export type DomainFact =
  | { readonly type: 'transfer'; readonly from: Address; readonly to: Address; readonly amount: bigint }
  | { readonly type: 'approval'; readonly owner: Address; readonly spender: Address; readonly amount: bigint }
  | { readonly type: 'delegateChanged'; readonly delegator: Address; readonly from: Address; readonly to: Address }
  | { readonly type: 'votesChanged'; readonly delegate: Address; readonly previous: bigint; readonly votes: bigint }
  | {
      readonly type: 'proposalCreated';
      readonly proposalId: bigint;
      readonly proposer: Address;
      readonly targets: readonly Address[];
      readonly values: readonly bigint[];
      readonly calldatas: readonly Hex[];
      readonly description: string;
      /** Unix seconds of the snapshot: votes count as of then. */
      readonly voteStart: number;
      readonly voteEnd: number;
    }
  | {
      readonly type: 'voteCast';
      readonly proposalId: bigint;
      readonly voter: Address;
      readonly support: VoteSupport;
      readonly weight: bigint;
      readonly reason: string;
    }
  | { readonly type: 'proposalExtended'; readonly proposalId: bigint; readonly voteEnd: number }
  | { readonly type: 'proposalQueued'; readonly proposalId: bigint; readonly executableAt: number }
  | { readonly type: 'proposalExecuted'; readonly proposalId: bigint }
  | { readonly type: 'proposalCanceled'; readonly proposalId: bigint }
  | {
      readonly type: 'governanceSettingChanged';
      readonly setting: GovernanceSetting;
      readonly previous: bigint;
      readonly value: bigint;
    }
  | { readonly type: 'parameterSet'; readonly key: string; readonly previous: bigint; readonly value: bigint }
  | { readonly type: 'staked'; readonly account: Address; readonly amount: bigint }
  | { readonly type: 'cooldownStarted'; readonly account: Address; readonly amount: bigint; readonly readyAt: number }
  | { readonly type: 'unstaked'; readonly account: Address; readonly amount: bigint }
  | { readonly type: 'stakingRewardPaid'; readonly account: Address; readonly amount: bigint }
  | { readonly type: 'stakingRewardAdded'; readonly amount: bigint }
  | {
      readonly type: 'slashed';
      readonly account: Address;
      readonly fromStake: bigint;
      readonly fromCooling: bigint;
      readonly destination: Address;
    }
  | {
      readonly type: 'poolPaid';
      readonly pool: 'trainers' | 'validators';
      readonly to: Address;
      readonly amount: bigint;
    }
  | {
      readonly type: 'epochReleased';
      readonly epoch: number;
      readonly trainers: bigint;
      readonly validators: bigint;
      readonly stakers: bigint;
      readonly treasury: bigint;
    }
  | { readonly type: 'modelInitialised'; readonly modelCid: string }
  | {
      readonly type: 'roundOpened';
      readonly round: number;
      readonly modelCid: string;
      readonly commitDeadline: number;
      readonly revealDeadline: number;
      readonly scoreDeadline: number;
    }
  | { readonly type: 'updateCommitted'; readonly round: number; readonly trainer: Address; readonly commitment: Hex }
  | {
      readonly type: 'updateRevealed';
      readonly round: number;
      readonly trainer: Address;
      readonly cid: string;
      readonly sampleCount: number;
    }
  | {
      readonly type: 'scoresSubmitted';
      readonly round: number;
      readonly validator: Address;
      readonly modelCid: string;
      readonly accuracyPpm: number;
      readonly scoresPpm: readonly number[];
    }
  | {
      readonly type: 'trainerScored';
      readonly round: number;
      readonly trainer: Address;
      readonly scorePpm: number;
      readonly paid: bigint;
    }
  | { readonly type: 'trainerSlashed'; readonly round: number; readonly trainer: Address; readonly amount: bigint }
  | { readonly type: 'validatorPaid'; readonly round: number; readonly validator: Address; readonly paid: bigint }
  | {
      readonly type: 'roundSettled';
      readonly round: number;
      readonly modelCid: string;
      readonly accuracyPpm: number;
      readonly paidToTrainers: bigint;
      readonly paidToValidators: bigint;
      readonly slashed: bigint;
    }
  | {
      readonly type: 'roleChanged';
      readonly contract: string;
      readonly role: Hex;
      readonly account: Address;
      readonly granted: boolean;
    };

/** Governor Bravo's numbers: 0 Against, 1 For, 2 Abstain. */
export type VoteSupport = 'against' | 'for' | 'abstain';
export type GovernanceSetting =
  | 'votingDelay'
  | 'votingPeriod'
  | 'proposalThreshold'
  | 'quorumBps'
  | 'lateQuorumExtension'
  | 'timelockDelay';
