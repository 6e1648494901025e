import type { Address } from '../chain/index.js';
import type { RandomStream } from '../random/index.js';
import type { Archetype, Scenario } from '../scenario/index.js';
import type { WorldView } from '../world/index.js';
import type { Finding } from './finding.js';
import type { Intent } from './intent.js';

/** Who an agent is. Nothing here changes during a run. */
export interface AgentIdentity {
  /** Unique and readable, `<cohort>-<number from 1>`, e.g. `poisoner-3`. */
  readonly name: string;
  readonly address: Address;
  readonly archetype: Archetype;
  readonly cohort: string;
  /** Which shard of the training data it holds; `null` for everybody who does not train. */
  readonly shard: number | null;
}

/** All that an agent may know when it decides: the chain's state, public facts, and what it found out itself. */
export interface Observation {
  readonly tick: number;
  /** Unix seconds of the block that this tick's first transactions will be in. */
  readonly now: number;
  readonly view: WorldView;
  readonly self: AgentIdentity;
  /** Everybody, in a fixed order. Archetypes are not for reading minds: only self-declared roles (delegates) may be used. */
  readonly directory: readonly AgentIdentity[];
  readonly scenario: Scenario;
  /** Results of its own earlier off-chain work, oldest first. */
  readonly findings: readonly Finding[];
  /** True for the one agent whose turn it is to do the DAO's chores this tick: open and settle rounds, queue and execute. */
  readonly keeper: boolean;
  /** Fixed by (seed, agent, tick); drawing from it affects nobody else. */
  readonly random: RandomStream;
}

/** One inhabitant. `decide` is pure: the same observation gives the same intents. */
export interface Agent {
  readonly identity: AgentIdentity;
  decide(observation: Observation): readonly Intent[];
}

/** A part of an agent's behaviour, shared between archetypes. */
export type Policy = (observation: Observation) => readonly Intent[];

/** An agent that follows its policies in order. */
export function agentOf(identity: AgentIdentity, policies: readonly Policy[]): Agent {
  return { identity, decide: (observation) => policies.flatMap((policy) => policy(observation)) };
}
