import type { AgentIdentity, Intent, Phase } from '../../agents/index.js';
import type { Observer } from './observe.js';

/** An intent with whose it is. */
export interface OwnedIntent {
  readonly owner: AgentIdentity;
  readonly intent: Intent;
}

/** Phases that share a block, in the order of a tick's blocks. */
export const BLOCKS: readonly (readonly Phase[])[] = [['keep', 'act'], ['reveal'], ['score'], ['settle']];

/** Asks everybody, in the schedule's order. */
export function decide(observers: readonly Observer[]): readonly OwnedIntent[] {
  return observers.flatMap(({ agent, observation }) =>
    agent.decide(observation).map((intent) => ({ owner: agent.identity, intent })),
  );
}

/** The intents of one block, phase by phase, each phase in the schedule's order. */
export function intentsOfBlock(intents: readonly OwnedIntent[], phases: readonly Phase[]): readonly OwnedIntent[] {
  return phases.flatMap((phase) => intents.filter(({ intent }) => intent.phase === phase));
}
