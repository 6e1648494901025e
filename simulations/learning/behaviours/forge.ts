import { LearningError } from '../../errors/index.js';
import type { TrainingBehaviour } from '../learning-service.js';
import { actingBehaviour } from './acting-behaviour.js';
import type { ForgeInputs, ForgeNeeds } from './forging/forge-inputs.js';
import { gaussian, innerProduct, scaling, signFlip, sybilClone } from './forging/forged-updates.js';
import { deltaPlusNoise, randomWeights, resubmittedDelta } from './forging/free-ride.js';

const NOTHING: ForgeNeeds = { own: false, previousChange: false, honest: false, leader: false };

/** Which updates a behaviour needs in a round. `isLeader`: as for its local plan. */
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
 * What a trainer of the given behaviour sends. Never changes the updates it is given: the result is in fresh shared memory,
 * or is its `own` itself where nothing is forged. Throws a `LearningError` when an update that it needs is missing.
 */
export function forge(behaviour: TrainingBehaviour, inputs: ForgeInputs): Float32Array {
  const { previousChange, honest, weightCount } = inputs;
  const acting = actingBehaviour(behaviour, inputs.round);
  switch (acting.kind) {
    case 'honest':
    case 'labelFlip':
      return needed(inputs, 'own', acting.kind);
    case 'signFlip':
      return signFlip(needed(inputs, 'own', acting.kind), acting.scale);
    case 'gaussian':
      return gaussian(needed(inputs, 'own', acting.kind), acting.deviation, inputs.random('noise'));
    case 'scaling':
      return scaling(needed(inputs, 'own', acting.kind), acting.factor);
    case 'backdoor': {
      const own = needed(inputs, 'own', acting.kind);
      return acting.boost === 1 ? own : scaling(own, acting.boost);
    }
    case 'innerProduct':
      return innerProduct(honest, acting.epsilon, weightCount);
    case 'randomWeights':
      return randomWeights(weightCount, acting.deviation, inputs.random('noise'));
    case 'resubmittedDelta':
      return resubmittedDelta(previousChange, weightCount);
    case 'deltaPlusNoise':
      return deltaPlusNoise(previousChange, weightCount, acting.deviation, inputs.random('noise'));
    case 'sybilClones':
      return inputs.own ?? sybilClone(needed(inputs, 'leader', acting.kind), acting.deviation, inputs.random('noise'));
  }
}

function needed(inputs: ForgeInputs, what: 'own' | 'leader', kind: string): Float32Array {
  const update = inputs[what];
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
