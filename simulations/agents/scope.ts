import type { Address, Hex } from '../chain/index.js';
import type { CoreScenario } from '../scenario/index.js';
import type { CoreView } from '../world/index.js';

/**
 * What a mechanism's code may see: the slices of the view and the sections of the scenario that belong to itself and to
 * what it builds on. A view of anything else does not compile.
 */
export interface Scope {
  readonly view: CoreView;
  readonly scenario: CoreScenario;
}

/** A call that a proposal makes, raw. */
export interface ProposedCall {
  readonly target: Address;
  readonly value: bigint;
  readonly calldata: Hex;
}

/** What a voter expects of a change. */
export interface Effect {
  /** Expected change of the model's accuracy, in points, or of what a mechanism holds to be worth as much. */
  readonly accuracy: number;
  /** Standard error of what was measured of it, in points; none where nothing had to be measured. */
  readonly error?: number;
  /** Expected change of the voter's own income, in percent. */
  readonly income: number;
  readonly because: string;
}
