import { LearningError } from '../../errors/index.js';
import type { TrainingBehaviour } from '../learning-service.js';
import { actingBehaviour } from './acting-behaviour.js';
import type { ForgeDesk, ForgeNeeds } from './forging/forge-desk.js';
import { deltaPlusNoise, randomWeights, resubmittedDelta } from './forging/free-ride.js';
import { gaussian } from './forging/gaussian.js';
import { innerProduct } from './forging/inner-product.js';
import { scaling } from './forging/scaling.js';
import { signFlip } from './forging/sign-flip.js';
import { sybilClone } from './forging/sybil-clone.js';

const NOTHING: ForgeNeeds = { own: false, previousChange: false, honest: false, leader: false };

/** Which updates a behaviour needs on its desk in a round. `isLeader`: as for its local plan. */
export function forgeNeeds(
  behaviour: TrainingBehaviour,
  work: { readonly round: number; readonly isLeader: boolean },
): ForgeNeeds {
  const acting = actingBehaviour(behaviour, work.round);
  switch (acting.kind) {
    case 'randomWeights':
      return NOTHING;
    case 'resubmittedDelta':
    case 'deltaPlusNoise':
      return { ...NOTHING, previousChange: true };
    case 'innerProduct':
      return { ...NOTHING, honest: true };
    case 'sybilClones':
      return work.isLeader ? { ...NOTHING, own: true } : { ...NOTHING, leader: true };
    default:
      return { ...NOTHING, own: true };
  }
}

/**
 * What a trainer of the given behaviour sends. Never changes what lies on the desk: the result is in fresh shared memory,
 * or is the desk's `own` itself where nothing is forged. Throws a `LearningError` when an update that it needs is missing.
 */
export function forge(behaviour: TrainingBehaviour, desk: ForgeDesk): Float32Array {
  const { previousChange, honest, weightCount } = desk;
  const acting = actingBehaviour(behaviour, desk.round);
  switch (acting.kind) {
    case 'honest':
    case 'labelFlip':
      return needed(desk, 'own', acting.kind);
    case 'signFlip':
      return signFlip(needed(desk, 'own', acting.kind), acting.scale);
    case 'gaussian':
      return gaussian(needed(desk, 'own', acting.kind), acting.deviation, desk.random('noise'));
    case 'scaling':
      return scaling(needed(desk, 'own', acting.kind), acting.factor);
    case 'backdoor': {
      const own = needed(desk, 'own', acting.kind);
      return acting.boost === 1 ? own : scaling(own, acting.boost);
    }
    case 'innerProduct':
      return innerProduct(honest, acting.epsilon, weightCount);
    case 'randomWeights':
      return randomWeights(weightCount, acting.deviation, desk.random('noise'));
    case 'resubmittedDelta':
      return resubmittedDelta(previousChange, weightCount);
    case 'deltaPlusNoise':
      return deltaPlusNoise(previousChange, weightCount, acting.deviation, desk.random('noise'));
    case 'sybilClones':
      return desk.own ?? sybilClone(needed(desk, 'leader', acting.kind), acting.deviation, desk.random('noise'));
  }
}

function needed(desk: ForgeDesk, what: 'own' | 'leader', kind: string): Float32Array {
  const update = desk[what];
  if (update) return update;
  const whose = what === 'own' ? 'its own' : "its leader's";
  throw new LearningError(
    'learning.updateMissing',
    `A trainer of the kind ${kind} has no update of ${whose} training.`,
    {
      field: what,
      hint: 'Where that training was lost, count what builds on it as lost too.',
    },
  );
}
