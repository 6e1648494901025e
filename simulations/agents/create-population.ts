import { type Address, accountOf } from '../chain/index.js';
import { randomStream } from '../random/index.js';
import { type Cohort, parseTokens, type Scenario } from '../scenario/index.js';
import type { Agent, AgentIdentity } from './agent.js';
import { createAgent, TRAINING_ARCHETYPES } from './archetypes/index.js';
import { spreadHoldings } from './spread-holdings.js';

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
export function createPopulation(scenario: Scenario, seed: number): Population {
  const agents: Agent[] = [];
  const endowments: Endowment[] = [];
  let trainers = 0;
  for (const cohort of scenario.population) {
    const amounts = spreadHoldings(
      cohort.holdings,
      cohort.count,
      minimumOf(cohort),
      randomStream(seed, 'holdings', cohort.name),
    );
    for (const [i, amount] of amounts.entries()) {
      const name = `${cohort.name}-${i + 1}`;
      const shard = TRAINING_ARCHETYPES.has(cohort.archetype) ? trainers++ : null;
      const identity: AgentIdentity = {
        name,
        address: accountOf(name),
        archetype: cohort.archetype,
        cohort: cohort.name,
        shard,
      };
      agents.push(createAgent(identity, cohort));
      endowments.push({ to: identity.address, amount });
    }
  }
  return { agents, endowments, trainers };
}

function minimumOf(cohort: Cohort): bigint {
  return 'stakeTokens' in cohort ? parseTokens(cohort.stakeTokens) : 0n;
}
