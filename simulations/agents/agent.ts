import type { Address } from '../chain/index.js';
import type { RandomStream } from '../random/index.js';
import type { Intent, Moment } from './intent.js';
import type { Effect, ProposedCall, Scope } from './scope.js';
import type { Finding } from './work.js';

/** Who an agent is. Nothing here changes during a run. */
export interface AgentIdentity {
  /** Unique and readable, `<cohort>-<number from 1>`, e.g. `poisoner-3`. */
  readonly name: string;
  readonly address: Address;
  readonly archetype: string;
  readonly cohort: string;
  /** Which shard of the training data it holds; `null` for everybody who does not train. */
  readonly shard: number | null;
}

/** All that an agent may know when it decides: the chain's state, public facts, and what it found out itself. */
export interface Observation<S extends Scope = Scope> {
  readonly tick: number;
  /** Unix seconds of the block that this tick's first transactions will be in. */
  readonly now: number;
  readonly view: S['view'];
  readonly self: AgentIdentity;
  readonly directory: Directory;
  readonly scenario: S['scenario'];
  /** Results of its own earlier off-chain work, oldest first. */
  readonly findings: readonly Finding[];
  /** What a call that somebody proposes would do, as far as a mechanism can tell; `null` when none can. */
  readonly judge: (action: ProposedCall) => Effect | null;
  /** Fixed by (seed, agent, tick); drawing from it affects nobody else. */
  readonly random: RandomStream;
  /** What stays the same about the agent all through a run: a stream of its own for each trait, fixed by (seed, agent). */
  readonly character: (trait: string) => RandomStream;
  /** The same agent as one of the tick's windows begins. */
  readonly at: (moment: Moment) => Observation<S>;
}

/** Everybody, in a fixed order. Archetypes are not for reading minds: only self-declared roles may be used. */
export class Directory {
  readonly all: readonly AgentIdentity[];
  readonly #byArchetype = new Map<string, AgentIdentity[]>();
  readonly #byCohort = new Map<string, AgentIdentity[]>();
  readonly #byAddress = new Map<Address, AgentIdentity>();

  constructor(identities: readonly AgentIdentity[]) {
    this.all = identities;
    for (const identity of identities) {
      this.#byAddress.set(identity.address, identity);
      addTo(this.#byArchetype, identity.archetype, identity);
      addTo(this.#byCohort, identity.cohort, identity);
    }
  }

  at(address: Address): AgentIdentity | undefined {
    return this.#byAddress.get(address);
  }

  ofArchetype(archetype: string): readonly AgentIdentity[] {
    return this.#byArchetype.get(archetype) ?? [];
  }

  ofCohort(cohort: string): readonly AgentIdentity[] {
    return this.#byCohort.get(cohort) ?? [];
  }
}

function addTo(groups: Map<string, AgentIdentity[]>, key: string, identity: AgentIdentity): void {
  const group = groups.get(key);
  if (group === undefined) groups.set(key, [identity]);
  else group.push(identity);
}

/** A part of an agent's behaviour. Pure: the same observation gives the same intents. */
export type Policy<S extends Scope = Scope> = (observation: Observation<S>) => readonly Intent[];
