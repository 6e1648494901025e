import type { CommandResults, Frame } from '../../simulations/api/contract/index.js';

/* Parts of the contract's types that have no name of their own there. */

export type Proposal = Frame['proposals'][number];
export type Ballot = Proposal['ballots'][number];
export type Flow = Frame['flows'][number];
export type Marker = Frame['markers'][number];
export type Round = NonNullable<Frame['round']>;
export type Problem = CommandResults['validateScenario']['problems'][number];
export type AgentHistory = CommandResults['getAgentHistory'];
export type Transfers = CommandResults['getTransfers'];
export type Transfer = Transfers['rows'][number];
