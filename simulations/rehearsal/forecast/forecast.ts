/** Quantiles of simulated outcomes. */
export interface Spread {
  readonly mean: number;
  readonly p05: number;
  readonly p25: number;
  readonly median: number;
  readonly p75: number;
  readonly p95: number;
}

/** What a slider may change of a forecast. */
export interface ForecastAdjustments {
  /** Multiplies everybody's odds to vote. */
  readonly turnoutFactor: number;
  /** Added to everybody's log-odds of voting For. */
  readonly supportShift: number;
  /** Holders who vote so for certain, by address. */
  readonly pledges: readonly { readonly address: string; readonly vote: 'for' | 'against' | 'abstain' | 'absent' }[];
}

export type Verdict = 'passes' | 'defeated' | 'quorumMissed';

/** A share of runs, with its 95 % interval. */
export interface ForecastChance {
  readonly probability: number;
  readonly low: number;
  readonly high: number;
}

/** A poll first, then the governor's vote, simulated together. */
export interface StagedForecast {
  readonly poll: ForecastChance;
  readonly pollQuorumReached: number;
  /** Of the runs whose poll passes; `null` where none does. */
  readonly governorAfterPoll: ForecastChance | null;
  readonly both: ForecastChance;
  /** From the start of the poll to the earliest execution. */
  readonly seconds: number;
  /** All of it in one sentence. */
  readonly sentence: string;
}

/** Somebody who may stop the proposal, by the DAO's own periods. Whether it will is no part of the chance to pass. */
export interface ForecastStopper {
  readonly name: string;
  /** `against`: voters who vote so, where that alone decides; `lock`: holders of a veto token, who delay it or leave. */
  readonly power: 'cancel' | 'cancelQueued' | 'veto' | 'against' | 'lock';
  /** ISO day from which on it can stop nothing; `null` for never. */
  readonly until: string | null;
  /** Seconds after the proposal from which and until which it may act: `to` is when it can be executed at the earliest. */
  readonly from: number;
  readonly to: number;
  /** ISO day from which on what is proposed can be executed only when the power has ended; `null` where it never ends. */
  readonly outOfReachFrom: string | null;
  /** All of it in one sentence. */
  readonly sentence: string;
}

/**
 * What dual governance makes of a proposal that passed: executed at the first moment at which its timelock lets it; later;
 * only after a rage quit; or at no moment that was looked at.
 */
export type VetoFate = 'inTime' | 'delayed' | 'rageQuit' | 'never';

/** Somebody who objects with all veto tokens that it has: a decimal string. */
export interface VetoHolder {
  readonly name: string;
  /** `null` where none is named. */
  readonly address: string | null;
  readonly tokens: string;
}

/** What holders of the veto token make of a proposal that passes. Amounts are veto tokens, shares are of its supply. */
export interface DualGovernanceForecast {
  readonly symbol: string;
  readonly supply: number;
  /** If the vote passes. They are all there is. */
  readonly chances: Readonly<Record<VetoFate, ForecastChance>>;
  /** Chance to pass the vote and be executed in time. */
  readonly passesAndInTime: number;
  /** Share of the veto token that objects. */
  readonly share: Spread;
  /** By how much it is held up beyond its time, where it is; `null` where no run is. */
  readonly delaySeconds: { readonly median: number; readonly p90: number } | null;
  /** What it takes to delay it and to leave, and for how long nothing is executed then if nobody unlocks. */
  readonly seals: Readonly<
    Record<'first' | 'second', { readonly share: number; readonly tokens: number; readonly seconds: number }>
  >;
  /** Named holders who alone delay it, or bring about a rage quit. */
  readonly decisive: readonly { readonly name: string; readonly share: number; readonly leaves: boolean }[];
  /** The objection in the middle of those of the likeliest fate: the one that is lived through on the chain. */
  readonly typical: {
    readonly fate: VetoFate;
    readonly share: number;
    readonly holders: readonly VetoHolder[];
  };
  /** The chances in one sentence, and what they rest on. */
  readonly sentence: string;
  readonly assumption: string;
}

/**
 * What it costs to turn the median run's verdict on one way to come by votes. By sums, not tried on a chain. Amounts are
 * tokens, money is in USD by the DAO's `market`.
 */
export interface VerdictRoute {
  readonly route: 'rent' | 'buy' | 'borrow' | 'bribe';
  readonly title: string;
  /** What the price supposes of others. */
  readonly premise: string;
  /** `null` where no votes of this kind turn it. */
  readonly votesNeeded: number | null;
  readonly votesAvailable: number;
  /** What is not got back; `null` where it is not to be had so. */
  readonly costUsd: number | null;
  /** Money that must be there at first. */
  readonly capitalUsd: number | null;
  /** The same for the other verdict in nine of ten runs; `null` where it is not to be had so, or is not known. */
  readonly costInMostUsd: number | null;
  /** What is paid for, or why it is not to be had. */
  readonly why: string;
}

/** The market for this draft's own verdict, the cheapest way first. */
export interface VerdictPrice {
  readonly turnsTo: 'passes' | 'fails';
  readonly routes: readonly VerdictRoute[];
  readonly cheapest: VerdictRoute['route'] | null;
  /** All of it in one sentence. */
  readonly sentence: string;
  readonly assumptions: readonly string[];
}

/** A vote simulated many times. Amounts are tokens; shares are 0 to 1; verdicts and histograms count runs. */
export interface Forecast {
  readonly runs: number;
  readonly seed: number;
  readonly source: 'calibrated' | 'rules';
  /** Share of runs that pass; the 95 % interval holds the number of runs and, where it is known, the model's own doubt. */
  readonly passes: ForecastChance;
  readonly verdicts: Readonly<Record<Verdict, number>>;
  readonly forVotes: Spread;
  readonly againstVotes: Spread;
  readonly abstainVotes: Spread;
  /** Share of the supply that votes. */
  readonly turnout: Spread;
  /** Of an optimistic proposal: what vetoes it when it is Against, in tokens and percent of the supply; absent of any other. */
  readonly veto?: { readonly votes: number; readonly percent: number };
  /** Votes that the quorum asks for, tokens, and how likely it is reached; none of an optimistic proposal. */
  readonly quorum: { readonly votes: number; readonly reached: number };
  /** Runs in equal bands of the share of For among For and Against, and of turnout: for histograms. */
  readonly supportHistogram: readonly {
    readonly from: number;
    readonly to: number;
    readonly passed: number;
    readonly failed: number;
  }[];
  readonly turnoutHistogram: readonly {
    readonly from: number;
    readonly to: number;
    readonly passed: number;
    readonly failed: number;
  }[];
  /** Who decides: the change of the probability to pass between "votes For" and "votes Against" or stays away. */
  readonly pivotal: readonly {
    readonly address: string;
    readonly power: number;
    readonly turnout: number;
    readonly support: number;
    /** Share of runs whose verdict changes when this voter alone turns round or stays away. */
    readonly pivotalShare: number;
    readonly ifFor: number;
    readonly ifAgainst: number;
    readonly ifAbsent: number;
  }[];
  /** In the median run. */
  readonly flip: {
    readonly verdict: Verdict;
    /** Fewest voters who, voting the other way (or at all), turn the verdict round; `null` when nobody can. */
    readonly smallestCoalition: { readonly addresses: readonly string[]; readonly tokens: number } | null;
    /** Least tokens, newly voting, that turn it round. */
    readonly smallestAmount: { readonly tokens: number; readonly vote: 'for' | 'against' } | null;
    /** Voters who turn it round for few tokens, to be bribed; `null` when nobody can, absent from older reports. */
    readonly cheapestCoalition?: { readonly voters: number; readonly tokens: number } | null;
    /** Least tokens, newly voting, that give the other verdict in nine of ten runs; absent from older reports. */
    readonly amountInMost?: number | null;
  };
  /** What turning this verdict round costs, by the DAO's own market; absent from older reports. */
  readonly verdictPrice?: VerdictPrice;
  /** Runs whose quorum was reached late enough to extend voting, and what that changed. */
  readonly lateQuorum: {
    readonly extensionSeconds: number;
    /** Share of runs, 0 to 1. */
    readonly extended: number;
    /** Probability to pass with the extension and without. */
    readonly withExtension: number;
    readonly withoutExtension: number;
  };
  readonly sensitivity: readonly {
    readonly turnoutFactor: number;
    readonly turnout: number;
    readonly passes: number;
    readonly quorumReached: number;
  }[];
  /** With the poll that comes first; absent where the DAO holds none, and in older reports. `passes` is the governor's alone. */
  readonly stages?: StagedForecast;
  /** Who may stop it once it is proposed; absent where the DAO names nobody, and in older reports. */
  readonly canStop?: readonly ForecastStopper[];
  /** What holders of a veto token make of it; absent where the DAO has no dual governance, and in older reports. */
  readonly dualGovernance?: DualGovernanceForecast;
  readonly assumptions: readonly string[];
  readonly milliseconds: number;
}
