import type {
  Agent,
  AgentIdentity,
  Directory,
  Finding,
  Intent,
  Moment,
  Observation,
  Policy,
  TickWindow,
} from '../../agents/index.js';
import { randomStream } from '../../random/index.js';
import type { CoreScenario } from '../../scenario/index.js';
import type { CoreView } from '../../world/index.js';
import type { DeployedDao } from '../deployed-dao.js';

/** Findings by agent, oldest first. */
export type Findings = ReadonlyMap<string, readonly Finding[]>;

export interface ObserveInput {
  readonly tick: number;
  readonly now: number;
  readonly seed: number;
  readonly view: CoreView;
  readonly scenario: CoreScenario;
  readonly directory: Directory;
  /** The agents that act in this tick, in the scenario's order. */
  readonly active: readonly Agent[];
  readonly findings: Findings;
  readonly dao: DeployedDao;
}

/** One agent with what it sees. */
export interface Observer {
  readonly agent: Agent;
  /** Whether it is its turn to do the DAO's chores. */
  readonly keeper: boolean;
  readonly observation: Observation;
}

/** Gives every active agent its observation, in the order in which the tick's schedule lets them act. */
export function observe({ tick, now, seed, view, scenario, directory, active, findings, dao }: ObserveInput) {
  const keeper = keeperOf(active, tick);
  return randomStream(seed, 'schedule', tick)
    .shuffle(active)
    .map((agent): Observer => {
      const self = agent.identity;
      const random = randomStream(seed, 'agent', self.name, tick);
      const character = (trait: string) => randomStream(seed, 'character', self.name, trait);
      const seen = (moment: Omit<Moment, 'next'>): Observation => {
        const { view, now, findings } = moment;
        const judge: Observation['judge'] = (action) => dao.judge(action, observation);
        const observation = {
          tick,
          now,
          view,
          self,
          directory,
          scenario,
          findings,
          judge,
          random,
          character,
          at: seen,
        };
        return observation;
      };
      const observation = seen({ view, now, findings: findings.get(self.name) ?? [] });
      return { agent, keeper: agent === keeper, observation };
    });
}

/** Of the active agents the most willing take turns at the chores. */
function keeperOf(active: readonly Agent[], tick: number): Agent | null {
  const rank = active.reduce((most, { archetype }) => Math.max(most, archetype.chores), 0);
  const willing = rank === 0 ? [] : active.filter(({ archetype }) => archetype.chores === rank);
  return willing[tick % willing.length] ?? null;
}

/** An intent with whose it is. */
export interface OwnedIntent {
  readonly owner: AgentIdentity;
  readonly intent: Intent;
}

/** What is decided: chores, and what everybody wants for themselves. */
export interface Decisions {
  readonly chores: readonly OwnedIntent[];
  readonly own: readonly OwnedIntent[];
}

/** What agents do because a mechanism is there, by archetype. */
export type CommonPolicies = (archetype: string) => readonly Policy[];

/** Asks everybody, in the schedule's order. */
export function decide(
  observers: readonly Observer[],
  chores: readonly Policy[],
  commonPolicies: CommonPolicies,
): Decisions {
  const asked = (policies: readonly Policy[], { agent, observation }: Observer) =>
    policies.flatMap((policy) => policy(observation).map((intent) => ({ owner: agent.identity, intent })));
  return {
    chores: observers.filter(({ keeper }) => keeper).flatMap((observer) => asked(chores, observer)),
    own: observers.flatMap((observer) => [
      ...asked(observer.agent.policies, observer),
      ...asked(commonPolicies(observer.agent.identity.archetype), observer),
    ]),
  };
}

/** The intents of one window: chores first, then everybody else's in the schedule's order. */
export function intentsOfWindow({ chores, own }: Decisions, window: TickWindow): readonly OwnedIntent[] {
  const due = ({ intent }: OwnedIntent) => intent.window === window;
  return [...chores.filter(due), ...own.filter(due)];
}
