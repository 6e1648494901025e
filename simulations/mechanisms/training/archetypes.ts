import { z } from 'zod';
import type { Archetype, Policy } from '../../agents/index.js';
import type { TrainingBehaviour } from '../../learning/index.js';
import { attackSchema, parseTokens, tokenAmount } from '../../scenario/index.js';
import { cautionField, delegateToSelf, voteOnProposals } from '../governance/index.js';
import { claimRewards, stakeAtLeast } from '../staking/index.js';
import { proposerFields } from './candidates.js';
import { proposeBetterRules } from './remedies.js';
import { scoreRound, trainRound } from './rounds.js';
import type { TrainingScope } from './state.js';

const staked = { stakeTokens: tokenAmount.default('100').meta({ title: 'Stake of each member', unit: 'tokens' }) };
type Staked = { readonly stakeTokens: string };
const minimum = ({ stakeTokens }: Staked) => parseTokens(stakeTokens);

/** A trainer votes with what it does not stake: for its own pay first. An attacker does not mind the model. */
const votes = (accuracy: number) => voteOnProposals(0.6, { accuracy, income: 0.1, threshold: 1, caution: 1 });
const HONEST = 0.5;
const HARMFUL = 0;

const training = (
  { stakeTokens }: Staked,
  behaviour: TrainingBehaviour,
  accuracy: typeof HONEST | typeof HARMFUL = HARMFUL,
): readonly Policy<TrainingScope>[] => [
  stakeAtLeast(parseTokens(stakeTokens)),
  trainRound(behaviour),
  claimRewards(4),
  delegateToSelf,
  votes(accuracy),
];

const freeRiderFields = {
  ...staked,
  noiseDeviation: z.number().positive().default(0.001).meta({ title: 'Standard deviation of its noise' }),
};
const signFlipperFields = {
  ...staked,
  scale: z
    .number()
    .positive()
    .max(1000)
    .default(5)
    .meta({ title: 'How many times its honest update it sends, the wrong way round' }),
};
const adversaryFields = { ...staked, attack: attackSchema };
const validatorFields = {
  ...staked,
  favours: z.string().optional().meta({
    title: 'Cohort of trainers it scores up',
    description: 'It colludes with them: their updates score best, their rivals worst. Honest when left out.',
  }),
};

/** Trains on its own data every round and sends what it learnt. */
export const honestTrainer: Archetype<TrainingScope, typeof staked> = {
  words: { one: 'Honest trainer', many: 'Honest trainers', family: 'trainers' },
  chores: 0,
  trains: true,
  fields: staked,
  minimum,
  policies: (cohort) => training(cohort, { kind: 'honest' }, HONEST),
};

/** Draws pay without working: its update is noise small enough to go unnoticed. */
export const freeRider: Archetype<TrainingScope, typeof freeRiderFields> = {
  words: { one: 'Free-rider', many: 'Free-riders', family: 'attackers', shade: 0 },
  chores: 0,
  trains: true,
  fields: freeRiderFields,
  minimum,
  policies: (cohort) => training(cohort, { kind: 'randomWeights', deviation: cohort.noiseDeviation }),
};

/** Attacker: trains on labels turned upside down, so that the model learns to confuse digits. */
export const labelFlipper: Archetype<TrainingScope, typeof staked> = {
  words: { one: 'Label flipper', many: 'Label flippers', family: 'attackers', shade: 1 },
  chores: 0,
  trains: true,
  attack: 'updates trained on flipped labels',
  fields: staked,
  minimum,
  policies: (cohort) => training(cohort, { kind: 'labelFlip' }),
};

/** Attacker: sends its honest update the wrong way round and scaled up, which cancels several honest ones. */
export const signFlipper: Archetype<TrainingScope, typeof signFlipperFields> = {
  words: { one: 'Poisoner', many: 'Poisoners', family: 'attackers', shade: 2 },
  chores: 0,
  trains: true,
  attack: 'sign-flipped updates',
  fields: signFlipperFields,
  minimum,
  policies: (cohort) => training(cohort, { kind: 'signFlip', scale: cohort.scale }),
};

/** Attacker: takes part in every round like a trainer, and departs from the protocol as its attack says. */
export const adversary: Archetype<TrainingScope, typeof adversaryFields> = {
  words: { one: 'Adversary', many: 'Adversaries', family: 'attackers', shade: 3 },
  chores: 0,
  trains: true,
  attack: 'updates that depart from the protocol',
  fields: adversaryFields,
  minimum,
  policies: (cohort) => training(cohort, cohort.attack),
};

/** Measures every round's model and updates, reports the scores, and does the DAO's chores when it is its turn. */
export const validator: Archetype<TrainingScope, typeof validatorFields> = {
  words: { one: 'Validator', many: 'Validators', family: 'validators' },
  chores: 2,
  fields: validatorFields,
  minimum,
  policies: (cohort) => [
    stakeAtLeast(parseTokens(cohort.stakeTokens)),
    scoreRound(cohort.favours ?? null),
    claimRewards(4),
  ],
};

/** Watches what the rules in force cost the DAO, and proposes better ones once the evidence has held. */
export const proposer: Archetype<TrainingScope, typeof proposerFields & typeof cautionField> = {
  words: { one: 'Proposer', many: 'Proposers', family: 'voters', shade: 4 },
  community: true,
  chores: 1,
  fields: { ...proposerFields, ...cautionField },
  policies: ({ patienceRounds, minimumGainPercent, candidates, payCandidates, caution }) => [
    delegateToSelf,
    proposeBetterRules({ rounds: patienceRounds, minimumGain: minimumGainPercent, candidates, payCandidates }),
    // Somebody who went to the trouble of proposing does not forget to vote.
    voteOnProposals(1, { accuracy: 1, income: 0.1, threshold: 0.5, caution }),
  ],
};
