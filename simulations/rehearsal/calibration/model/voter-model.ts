import type { VoterWeights } from '../outcome/expected-votes.js';
import type { OutcomePool } from '../outcome/outcome-pool.js';
import type { PastSimulation } from '../outcome/recent-simulations.js';
import type { Shocks } from '../outcome/simulate-outcome.js';

/** Everything learnt from a history, as plain JSON. With the same history it says how each voter will act. */
export interface VoterModel extends VoterWeights {
  readonly format: 'folkmoot-voters/1';
  readonly shocks: Shocks;
  readonly pool: OutcomePool;
  /** What the simulated votes said of proposals of the training part, by weights that had not learnt from them. */
  readonly simulations: readonly PastSimulation[];
  /** Learnt from proposals that ended before, Unix seconds. */
  readonly until: number;
  readonly seed: number;
  readonly trainedOn: { readonly proposals: number; readonly votes: number; readonly voters: number };
  /** Share of the known voters who vote on a proposal, and of the votes that are For: the simplest forecasts. */
  readonly usual: { readonly turnout: number; readonly support: number };
  /** Hash of the history's files. */
  readonly sourceHash: string;
  readonly backend: string;
}
