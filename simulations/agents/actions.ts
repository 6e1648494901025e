import type { Address } from '../chain/index.js';
import type { Observation } from './agent.js';
import type { Effect, Scope } from './scope.js';

/** An account's name in sentences: an agent's, a contract's, or the address itself. */
export type NameOf = (account: Address) => string;

/** Governed parameters by key, as the registry holds them. */
export type ParameterValues = ReadonlyMap<string, bigint>;

/** How a governed parameter reads, what it starts as, and how a voter judges a change of it. */
export interface Parameter<S extends Scope = Scope> {
  readonly key: string;
  readonly title: string;
  /** Unit of the raw value: an index into a list of rules, wei, bps (1/10,000) or ppm (1/1,000,000). */
  readonly unit: 'rule' | 'wei' | 'bps' | 'ppm' | 'seconds';
  /** A value in plain words with its unit; other parameters are at hand for values that they qualify. */
  readonly format: (value: bigint, parameters: ParameterValues) => string;
  readonly initial: (scenario: S['scenario']) => bigint;
  /** Highest value that a vote may set; the lowest is 0. Fixed for good at deployment. */
  readonly maximum: (scenario: S['scenario']) => bigint;
  /** What setting it to a value would do; `null`, or left out, when a voter cannot tell. */
  readonly judge?: (value: bigint, observation: Observation<S>) => Effect | null;
}

/** What sentences about a proposal are made with. */
export interface ActionWords<S extends Scope = Scope> {
  readonly view: S['view'];
  readonly nameOf: NameOf;
  readonly parameters: ReadonlyMap<string, Parameter>;
}

/** What a call by a proposal means: in plain words, and to a voter. */
export interface ActionRules<S extends Scope, Arguments extends readonly unknown[]> {
  /** With the present value and the new one, e.g. `aggregation rule: FedAvg → trimmed mean`. */
  readonly describe: (args: Arguments, words: ActionWords<S>) => string;
  readonly judge?: (
    args: Arguments,
    observation: Observation<S>,
    parameters: ReadonlyMap<string, Parameter>,
  ) => Effect | null;
}

/** An action's rules as a list of many keeps them: whoever calls has read the arguments from the same ABI. */
export type OpenActionRules = ActionRules<Scope, readonly unknown[]>;
