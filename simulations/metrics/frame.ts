/**
 * What one tick shows, in the form that every wire and file uses: amounts as decimal strings of wei, other
 * numbers as plain numbers, times as Unix seconds. A frame is enough to draw the tick; the window keeps all of
 * them, so scrubbing needs no engine.
 */
export interface Frame {
  /** 0 is the state after deployment, before the first tick; tick t ends with frame t. */
  readonly tick: number;
  readonly time: number;
  readonly block: number;
  /** Values of the reporters by name; `null` when a reporter has nothing to say at this tick. See `ReporterInfo`. */
  readonly values: Readonly<Record<string, number | string | null>>;
  /** Token movements of the tick, merged by parties and kind. Their amounts sum to the tick's Transfer events. */
  readonly flows: readonly FlowRow[];
  /** The round that was settled in this tick. */
  readonly round: RoundFrame | null;
  /** Every proposal that exists at this tick and is not finished, and those that finished in it. */
  readonly proposals: readonly ProposalFrame[];
  /** What just happened, in one sentence with numbers; `null` for a quiet tick. */
  readonly headline: string | null;
  readonly markers: readonly Marker[];
  readonly transactions: TransactionCounts;
  readonly invariants: { readonly checked: number; readonly violated: readonly InvariantViolation[] };
}

/**
 * One edge of the token flow. A party is `mint`, `burn`, a contract (`treasury`, `trainerPool`, `validatorPool`,
 * `stakePool`, `emission`, `other`) or a group of agents (its archetype, e.g. `honestTrainer`).
 */
export interface FlowRow {
  readonly from: string;
  readonly to: string;
  readonly kind: FlowKind;
  /** Wei. */
  readonly amount: string;
  readonly count: number;
}

export type FlowKind =
  | 'genesis'
  | 'emission'
  | 'trainingReward'
  | 'validationReward'
  | 'stakingReward'
  | 'stake'
  | 'unstake'
  | 'slash'
  | 'transfer'
  | 'burn';

export interface RoundFrame {
  readonly round: number;
  readonly accuracy: number;
  readonly aggregationRule: string;
  readonly contributionRule: string;
  readonly participants: number;
  readonly modelCid: string;
  readonly paidToTrainers: string;
  readonly paidToValidators: string;
  readonly slashed: string;
  /** Spread of the trainers' own training accuracies (0 to 1), `null` when nobody trained. */
  readonly clientAccuracy: { readonly low: number; readonly median: number; readonly high: number } | null;
}

export interface ProposalFrame {
  readonly id: string;
  readonly number: number;
  readonly title: string;
  /** What it would change, in plain words with numbers, e.g. "aggregation rule: FedAvg → trimmed mean". */
  readonly effect: string;
  readonly proposer: string;
  readonly state: 'pending' | 'active' | 'defeated' | 'succeeded' | 'queued' | 'executed' | 'canceled';
  readonly createdAt: number;
  readonly voteStart: number;
  readonly voteEnd: number;
  readonly executableAt: number | null;
  readonly for: string;
  readonly against: string;
  readonly abstain: string;
  readonly quorum: string;
  readonly supply: string;
  readonly voters: number;
  /** Ballots, heaviest first. */
  readonly ballots: readonly {
    readonly agent: string;
    readonly support: 'for' | 'against' | 'abstain';
    readonly weight: string;
    readonly reason: string;
  }[];
}

export type MarkerKind =
  | 'proposalCreated'
  | 'proposalPassed'
  | 'proposalDefeated'
  | 'proposalExecuted'
  | 'intervention'
  | 'attack'
  | 'slash'
  | 'invariant';

export interface Marker {
  readonly kind: MarkerKind;
  readonly label: string;
  /** What to select when it is clicked: `proposal:1`, `agent:whale-1`, `round:4`. */
  readonly target: string | null;
}

export interface TransactionCounts {
  readonly sent: number;
  readonly reverted: number;
  readonly gasUsed: string;
  /** Gas by archetype. */
  readonly gasByGroup: Readonly<Record<string, string>>;
  /** Reverts by decoded error name. */
  readonly revertsByError: Readonly<Record<string, number>>;
}

export interface InvariantViolation {
  readonly name: string;
  readonly message: string;
}

/** One agent at one tick, as the agents table shows it. */
export interface AgentRow {
  readonly agent: string;
  readonly archetype: string;
  readonly cohort: string;
  readonly address: string;
  readonly balance: string;
  readonly staked: string;
  readonly cooling: string;
  /** Votes it holds, its own and those delegated to it. */
  readonly votes: string;
  readonly delegate: string | null;
  /** Rewards ever received, by kind and together. */
  readonly rewards: string;
  readonly trainingRewards: string;
  readonly validationRewards: string;
  readonly stakingRewards: string;
  readonly slashed: string;
  readonly gasUsed: string;
  readonly ballots: number;
  /** Score of the last settled round it took part in (−1 to 1, points of accuracy / 100). */
  readonly score: number | null;
  /** Its own training accuracy in the last round (0 to 1). */
  readonly trainAccuracy: number | null;
  readonly trainLoss: number | null;
  readonly active: boolean;
}

/** How a reporter's values read. */
export interface ReporterInfo {
  readonly name: string;
  readonly title: string;
  /** `wei` values are decimal strings; all others are numbers. `share` is 0 to 1. */
  readonly unit: 'wei' | 'share' | 'count' | 'nats' | 'seconds' | 'gas';
  /** Plain words for the glossary pop-over. */
  readonly description: string;
  /** Which chart it belongs to. */
  readonly group: 'learning' | 'supply' | 'rewards' | 'inequality' | 'governance' | 'chain';
}
