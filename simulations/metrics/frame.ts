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
 * One edge of the token flow. A party is `mint`, `burn`, a contract (`treasury`, `stakePool`, …), a group of agents (its
 * archetype, e.g. `honestTrainer`) or `other`; see `PartyInfo`. For the kinds see `FlowInfo`.
 */
export interface FlowRow {
  /** Which asset moved: `token`, `stable`, …; see `AssetInfo`. */
  readonly asset: string;
  readonly from: string;
  readonly to: string;
  readonly kind: string;
  /** In the asset's smallest unit. */
  readonly amount: string;
  readonly count: number;
}

/** One transfer on chain, with the reason for it. */
export interface TransferRow {
  readonly asset: string;
  /** An agent's name, or the party where it is none. */
  readonly from: string;
  readonly to: string;
  /** The parties that the two belong to, as in `FlowRow`. */
  readonly source: string;
  readonly target: string;
  readonly kind: string;
  /** In the asset's smallest unit. */
  readonly amount: string;
}

export interface RoundFrame {
  readonly round: number;
  /** Share (0 to 1) as the validators last measured it; `null` before anybody did. */
  readonly accuracy: number | null;
  readonly aggregationRule: string;
  readonly contributionRule: string;
  readonly participants: number;
  readonly modelCid: string;
  readonly paidToTrainers: string;
  readonly paidToValidators: string;
  readonly slashed: string;
  /** Spread of the trainers' own training accuracies (0 to 1), `null` when nobody trained. */
  readonly clientAccuracy: { readonly low: number; readonly median: number; readonly high: number } | null;
  /** Trainers whose work of the round was lost, and why; runs of before this was told say nothing. */
  readonly lost?: readonly { readonly agent: string; readonly why: string }[];
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
  /** Ballots cast in this tick, heaviest first; those of earlier ticks stand in their frames. */
  readonly ballots: readonly {
    readonly agent: string;
    readonly support: 'for' | 'against' | 'abstain';
    readonly weight: string;
    readonly reason: string;
    /** Unix seconds. */
    readonly time: number;
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
  | 'unlock'
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
  readonly gasUsed: string;
  readonly active: boolean;
  /** By the column's name; amounts are decimal strings. See `AgentColumnInfo`. */
  readonly values: Readonly<Record<string, number | string | null>>;
}

/**
 * What a number counts. `wei` values are decimal strings in the smallest unit of their asset, all others are numbers;
 * `share` is 0 to 1; `price` is in stable coins for one token; `tokens` is a number of whole tokens.
 */
export type Unit = 'wei' | 'share' | 'count' | 'nats' | 'seconds' | 'months' | 'gas' | 'price' | 'tokens' | 'score';

/** How a reporter's values read. */
export interface ReporterInfo {
  readonly name: string;
  readonly title: string;
  readonly unit: Unit;
  /** Which asset `wei` is of; the DAO's own token when left out. */
  readonly asset?: string;
  /** Plain words for the glossary pop-over. */
  readonly description: string;
  /** Which panel it belongs to. */
  readonly group: string;
  /** The party that it is of: in a chart of one measure by party, it is called and coloured as that. */
  readonly party?: string;
  /** Whether it counts what happened in its tick alone, instead of what is so at its end: drawn as bars, never as a rise. */
  readonly perTick?: boolean;
}

/** How a column of the agents table reads. */
export interface AgentColumnInfo {
  readonly name: string;
  readonly title: string;
  /** `name` holds an agent's name. */
  readonly unit: Unit | 'name';
  readonly asset?: string;
  readonly description: string;
}

/** What a reason for a transfer is called. */
export interface FlowInfo {
  readonly kind: string;
  readonly title: string;
  /** Whether it pays somebody for what they did or staked. */
  readonly reward: boolean;
  /** Whether it only lays in keeping what its owner may take back, or gives that back. Earlier runs do not say. */
  readonly deposit?: boolean;
}

/** What a party of the flow is called, and how it is drawn. */
export interface PartyInfo {
  readonly party: string;
  readonly one: string;
  readonly many: string;
  readonly family: string;
  readonly shade: number;
  /** A contract that passes tokens on, a source or sink, or a group of agents. */
  readonly role: 'contract' | 'agents' | 'edge';
  /** A group that only holds and votes: drawn as one with its like. */
  readonly community: boolean;
  /** A group that means harm. */
  readonly attacker: boolean;
}

/** An ERC-20 of the run. */
export interface AssetInfo {
  readonly asset: string;
  readonly symbol: string;
  readonly decimals: number;
}

/** How reporters are drawn over time. */
export type ReporterForm = 'lines' | 'areas' | 'steps' | 'bars';

/**
 * How a panel draws its reporters; `figures` sets their values at the start beside those of now. Instead of reporters,
 * `table` shows a table of its mechanism, `curve` draws such a table's further columns over its first (times or numbers),
 * `areaCurve` does so one upon another, and `flows` is a Sankey drawing of some kinds of flows.
 */
export type PanelForm = ReporterForm | 'figures' | 'table' | 'curve' | 'areaCurve' | 'flows';

/** What one looks at a run for: the run page shows one such lens at a time. */
export type Lens = 'economy' | 'learning' | 'governance' | 'agents';

/** A panel that a mechanism brings: reporters in a form, or a component of its own in the window. */
export interface PanelInfo {
  readonly panel: string;
  readonly mechanism: string;
  readonly title: string;
  readonly form: PanelForm;
  /** Names of reporters, in the order of their drawing; none where the form draws something else. */
  readonly reporters: readonly string[];
  /** Name of the table that the forms `table`, `curve` and `areaCurve` show. */
  readonly table?: string;
  /** Kinds of flows that the form `flows` draws. */
  readonly flows?: readonly string[];
  /** The lens that it belongs to: its mechanism's when left out. Runs of before there were lenses say none. */
  readonly lens?: Lens;
  /** Where else it stands. */
  readonly also?: readonly (Lens | 'overview')[];
  /** Its rank among the main panels of its lens, lower first: the first two with something to show stand on top. */
  readonly hero?: number;
}

/** A table that stays the same for the whole run. */
export interface TableInfo {
  readonly table: string;
  readonly mechanism: string;
  readonly title: string;
  readonly description: string;
  readonly columns: readonly {
    readonly name: string;
    readonly title: string;
    /** `time` in Unix seconds; `name` is an agent's; `text` is words. */
    readonly unit: Unit | 'time' | 'name' | 'text';
    readonly asset?: string;
  }[];
  /** A cell for each column; amounts are decimal strings of wei. */
  readonly rows: readonly (readonly (string | number | null)[])[];
}

/** All that the window must know of a run to show it: what there is, what it is called and how it is drawn. */
export interface RunWords {
  readonly mechanisms: readonly { readonly name: string; readonly title: string }[];
  readonly assets: readonly AssetInfo[];
  readonly reporters: readonly ReporterInfo[];
  readonly agentColumns: readonly AgentColumnInfo[];
  readonly flows: readonly FlowInfo[];
  readonly parties: readonly PartyInfo[];
  readonly panels: readonly PanelInfo[];
  readonly tables: readonly TableInfo[];
}
