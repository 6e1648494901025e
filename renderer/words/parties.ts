import { count } from './number-format.js';

/** What a group of agents or a contract is called: one of it, and many. */
interface PartyName {
  readonly one: string;
  readonly many: string;
}

const names: Readonly<Record<string, PartyName>> = {
  honestTrainer: { one: 'Honest trainer', many: 'Honest trainers' },
  freeRider: { one: 'Free-rider', many: 'Free-riders' },
  labelFlipper: { one: 'Label flipper', many: 'Label flippers' },
  signFlipper: { one: 'Poisoner', many: 'Poisoners' },
  adversary: { one: 'Adversary', many: 'Adversaries' },
  validator: { one: 'Validator', many: 'Validators' },
  staker: { one: 'Staker', many: 'Stakers' },
  passiveHolder: { one: 'Holder', many: 'Holders' },
  delegator: { one: 'Delegator', many: 'Delegators' },
  delegate: { one: 'Delegate', many: 'Delegates' },
  whale: { one: 'Whale', many: 'Whales' },
  informedVoter: { one: 'Voter', many: 'Voters' },
  proposer: { one: 'Proposer', many: 'Proposers' },
  community: { one: 'Holder or voter', many: 'Holders and voters' },
  treasury: { one: 'Treasury', many: 'Treasury' },
  trainerPool: { one: 'Trainer pool', many: 'Trainer pool' },
  validatorPool: { one: 'Validator pool', many: 'Validator pool' },
  stakePool: { one: 'Stake pool', many: 'Stake pool' },
  emission: { one: 'Emission', many: 'Emission' },
  mint: { one: 'New tokens', many: 'New tokens' },
  burn: { one: 'Burned', many: 'Burned' },
  other: { one: 'Other', many: 'Other' },
};

export function partyName(party: string): string {
  return names[party]?.many ?? inWords(party);
}

/** So many of a group, in words: `1 whale`, `14 holders`. */
export function members(archetype: string, number: number): string {
  return `${count(number)} ${(number === 1 ? archetypeName(archetype) : partyName(archetype)).toLowerCase()}`;
}

export function archetypeName(archetype: string): string {
  return names[archetype]?.one ?? inWords(archetype);
}

const flowKinds: Readonly<Record<string, string>> = {
  genesis: 'Starting balance',
  emission: 'Emission',
  trainingReward: 'Training reward',
  validationReward: 'Validation reward',
  stakingReward: 'Staking reward',
  stake: 'Stake',
  unstake: 'Unstake',
  slash: 'Slash',
  transfer: 'Transfer',
  burn: 'Burn',
};

export function flowKindName(kind: string): string {
  return flowKinds[kind] ?? inWords(kind);
}

const rules: Readonly<Record<string, string>> = {
  fedAvg: 'weighted mean (FedAvg)',
  trimmedMean: 'trimmed mean',
  median: 'median of each weight',
  krum: 'the most central update (Krum)',
  multiKrum: 'mean of the most central updates (Multi-Krum)',
  bulyan: 'trimmed mean of central updates (Bulyan)',
  normClipping: 'mean of shortened updates (norm clipping)',
  flTrust: 'mean weighted by trust (FLTrust)',
  hierarchical: 'edge servers first (hierarchical)',
  sampleCount: 'claimed examples',
  leaveOneOut: 'measured contribution (leave-one-out)',
  lossReduction: 'fall of the loss',
  cosine: 'direction shared with all (cosine)',
  shapley: 'fair share, exact (Shapley)',
  monteCarloShapley: 'fair share, sampled (Monte-Carlo Shapley)',
  guidedShapley: 'fair share, sampled in turns (guided Shapley)',
};

/** An aggregation or contribution rule in words. */
export function ruleName(rule: string): string {
  return rules[rule] ?? inWords(rule).toLowerCase();
}

/** `someCamelCase` → `Some camel case`. */
function inWords(name: string): string {
  const spaced = name.replace(/([a-z0-9])([A-Z])/g, '$1 $2').toLowerCase();
  return spaced.charAt(0).toUpperCase() + spaced.slice(1);
}
