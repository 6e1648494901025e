import type { Attack } from '../../scenario/index.js';
import type { TrainingBehaviour } from '../learning-service.js';
import { actingBehaviour } from './acting-behaviour.js';

/** What poisons a shard: label of pictures with the trigger, its side in pixels, share of the examples (%). */
export type BackdoorPlan = Pick<
  Extract<Attack, { kind: 'backdoor' }>,
  'targetLabel' | 'triggerSide' | 'poisonedPercent'
>;

/** What a trainer does with its shard before it sends anything. Plain data, so that it crosses to a worker. */
export interface LocalPlan {
  /** Whether it trains at all; if not, what it sends is made up later. */
  readonly train: boolean;
  /** The labels it trains on: as they are, or turned by `flipLabel`. */
  readonly relabel: 'none' | 'flip';
  /** How it poisons its pictures; `null` when it does not. */
  readonly backdoor: BackdoorPlan | null;
}

const HONEST: LocalPlan = { train: true, relabel: 'none', backdoor: null };
const FLIPPED: LocalPlan = { train: true, relabel: 'flip', backdoor: null };
const IDLE: LocalPlan = { train: false, relabel: 'none', backdoor: null };

/**
 * The local work of a behaviour in a round (from 1 on). `isLeader`: whether it is the first of the Sybil clones of this
 * round, the one that trains for all of them.
 */
export function planLocalWork(
  behaviour: TrainingBehaviour,
  work: { readonly round: number; readonly isLeader: boolean },
): LocalPlan {
  const acting = actingBehaviour(behaviour, work.round);
  switch (acting.kind) {
    case 'honest':
    case 'signFlip':
    case 'gaussian':
    case 'scaling':
      return HONEST;
    case 'labelFlip':
      return FLIPPED;
    case 'sybilClones':
      return work.isLeader ? FLIPPED : IDLE;
    case 'backdoor': {
      const { targetLabel, triggerSide, poisonedPercent } = acting;
      return { ...HONEST, backdoor: { targetLabel, triggerSide, poisonedPercent } };
    }
    case 'innerProduct':
    case 'randomWeights':
    case 'resubmittedDelta':
    case 'deltaPlusNoise':
      return IDLE;
  }
}

/**
 * The label that a flipper trains on: y → classes − 1 − y (data poisoning; Fang et al. 2020, arXiv 1911.11815).
 * The middle label of an odd number of classes stays what it is.
 */
export function flipLabel(label: number, classes: number): number {
  return classes - 1 - label;
}
