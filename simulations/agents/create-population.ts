import { type Address, accountOf } from '../chain/index.js';
import { randomStream } from '../random/index.js';
import type { CoreScenario } from '../scenario/index.js';
import type { AgentIdentity, Policy } from './agent.js';
import type { OpenArchetype } from './archetype.js';
import { spreadHoldings } from './spread-holdings.js';

/** One inhabitant: who it is and what it does. */
export interface Agent {
  readonly identity: AgentIdentity;
  readonly archetype: OpenArchetype;
  readonly policies: readonly Policy[];
}

/** Tokens an account is given at deployment. */
export interface Endowment {
  readonly to: Address;
  /** Wei. */
  readonly amount: bigint;
}

export interface Population {
  readonly agents: readonly Agent[];
  readonly endowments: readonly Endowment[];
  /** How many agents hold a shard of the training data. */
  readonly trainers: number;
}

/** Makes all agents of a scenario, in its order, each with its name, address, shard and first tokens. */
export function createPopulation(
  scenario: CoreScenario,
  seed: number,
  archetypes: ReadonlyMap<string, OpenArchetype>,
): Population {
  const agents: Agent[] = [];
  const endowments: Endowment[] = [];
  let trainers = 0;
  for (const cohort of scenario.population) {
    const archetype = archetypes.get(cohort.archetype)!;
    const amounts = spreadHoldings(
      cohort.holdings,
      cohort.count,
      archetype.minimum(cohort),
      randomStream(seed, 'holdings', cohort.name),
    );
    const policies = archetype.policies(cohort);
    for (const [i, amount] of amounts.entries()) {
      const name = `${cohort.name}-${i + 1}`;
      const identity: AgentIdentity = {
        name,
        address: accountOf(name),
        archetype: cohort.archetype,
        cohort: cohort.name,
        shard: archetype.trains ? trainers++ : null,
      };
      agents.push({ identity, archetype, policies });
      endowments.push({ to: identity.address, amount });
    }
  }
  return { agents, endowments, trainers };
}
