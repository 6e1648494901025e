import type { GovernorSettings } from '../../scenario/index.js';

/** The same vote under other rules. */
export interface RuleVariant {
  readonly name: string;
  readonly settings: GovernorSettings;
  /** Share of holders' power that delegates are given on top, 0 to 1; 0 = as it is. */
  readonly delegatedShare: number;
}

export interface VariantOutcome {
  readonly variant: RuleVariant;
  readonly passes: number;
  /** 95 % interval of the difference to the DAO's own rules, over the same simulated votes. */
  readonly difference: { readonly mean: number; readonly low: number; readonly high: number };
  readonly quorumReached: number;
  readonly turnout: number;
  /** Seconds from proposing to execution. */
  readonly secondsToExecution: number;
  readonly smallestCoalition: number | null;
  readonly note: string;
}

/** One measure of the economy, with the proposal minus without it, by tick: a paired difference over common seeds. */
export interface EconomyDifference {
  readonly measure: string;
  readonly title: string;
  readonly unit: string;
  readonly ticks: readonly {
    readonly tick: number;
    readonly with: number;
    readonly without: number;
    readonly mean: number;
    readonly low: number;
    readonly high: number;
  }[];
}

export interface EconomyComparison {
  readonly scenario: string;
  readonly seeds: readonly number[];
  readonly ticks: number;
  /** What of the proposal was enacted in the economy, and what could not be: a sentence each. */
  readonly enacted: readonly string[];
  readonly notEnacted: readonly string[];
  readonly differences: readonly EconomyDifference[];
  readonly seconds: number;
}
