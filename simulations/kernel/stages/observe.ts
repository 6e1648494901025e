import type { Agent, AgentIdentity, Observation } from '../../agents/index.js';
import { randomStream } from '../../random/index.js';
import type { Scenario } from '../../scenario/index.js';
import type { WorldView } from '../../world/index.js';
import type { Findings } from '../step.js';

export interface ObserveInput {
  readonly tick: number;
  readonly now: number;
  readonly seed: number;
  readonly view: WorldView;
  readonly scenario: Scenario;
  readonly directory: readonly AgentIdentity[];
  /** The agents that act in this tick, in the scenario's order. */
  readonly active: readonly Agent[];
  readonly findings: Findings;
}

/** One agent with what it sees. */
export interface Observer {
  readonly agent: Agent;
  readonly observation: Observation;
}

/** Gives every active agent its observation, in the order in which the tick's schedule lets them act. */
export function observe({
  tick,
  now,
  seed,
  view,
  scenario,
  directory,
  active,
  findings,
}: ObserveInput): readonly Observer[] {
  const keeper = keeperOf(active, tick);
  return randomStream(seed, 'schedule', tick)
    .shuffle(active)
    .map((agent) => {
      const self = agent.identity;
      const observation: Observation = {
        tick,
        now,
        view,
        self,
        directory,
        scenario,
        findings: findings.get(self.name) ?? [],
        keeper: self === keeper,
        random: randomStream(seed, 'agent', self.name, tick),
      };
      return { agent, observation };
    });
}

/** The validators take turns at the chores; without any, everybody who does not train does. */
function keeperOf(active: readonly Agent[], tick: number): AgentIdentity | null {
  const identities = active.map(({ identity }) => identity);
  const validators = identities.filter(({ archetype }) => archetype === 'validator');
  const candidates = validators.length > 0 ? validators : identities.filter(({ shard }) => shard === null);
  return candidates[tick % candidates.length] ?? null;
}
