import type { TrainingBehaviour } from '../learning-service.js';

/** Behaviours that wait for their time; which one acts is known once the round is. */
type Waiting = 'lateDefection' | 'honestThenLazy';

/** What a trainer does in one round, with all waiting resolved. */
export type ActingBehaviour = Exclude<TrainingBehaviour, { kind: Waiting }>;

/**
 * What a behaviour comes to in a round (from 1 on). A late defector works honestly for `honestRounds` rounds, then turns
 * to its defection; its defection's own waiting counts from round 1 too. One that grows lazy resubmits the last global
 * change from then on.
 */
export function actingBehaviour(behaviour: TrainingBehaviour, round: number): ActingBehaviour {
  switch (behaviour.kind) {
    case 'lateDefection':
      return round > behaviour.honestRounds ? actingBehaviour(behaviour.defection, round) : { kind: 'honest' };
    case 'honestThenLazy':
      return { kind: round > behaviour.honestRounds ? 'resubmittedDelta' : 'honest' };
    default:
      return behaviour;
  }
}
