import type { Cohort } from '../../scenario/index.js';
import type { Agent, AgentIdentity } from '../agent.js';
import { adversary } from './adversary.js';
import { delegate } from './delegate.js';
import { delegator } from './delegator.js';
import { freeRider } from './free-rider.js';
import { honestTrainer } from './honest-trainer.js';
import { informedVoter } from './informed-voter.js';
import { labelFlipper } from './label-flipper.js';
import { passiveHolder } from './passive-holder.js';
import { proposer } from './proposer.js';
import { signFlipper } from './sign-flipper.js';
import { staker } from './staker.js';
import { validator } from './validator.js';
import { whale } from './whale.js';

type Factories = {
  [A in Cohort['archetype']]: (identity: AgentIdentity, cohort: Extract<Cohort, { archetype: A }>) => Agent;
};

const factories: Factories = {
  honestTrainer,
  freeRider,
  labelFlipper,
  signFlipper,
  adversary,
  validator,
  staker,
  passiveHolder,
  delegator,
  delegate,
  whale,
  informedVoter,
  proposer,
};

/** Brings one member of a cohort to life. */
export function createAgent(identity: AgentIdentity, cohort: Cohort): Agent {
  const factory = factories[cohort.archetype] as (identity: AgentIdentity, cohort: Cohort) => Agent;
  return factory(identity, cohort);
}

/** Archetypes that hold a shard of the training data. */
export const TRAINING_ARCHETYPES: ReadonlySet<string> = new Set([
  'honestTrainer',
  'freeRider',
  'labelFlipper',
  'signFlipper',
  'adversary',
]);
