import { archetypeName } from '../forms/scenario-schema.js';
import { attackerName } from './attacks.js';
import { ruleName } from './rule-names.js';

const names: Readonly<Record<string, string>> = {
  mnist: 'MNIST: handwritten digits',
  iris: 'Iris: flowers in four numbers',
  spam: 'Mails, wanted or not',
  synthetic: 'Made-up clouds of points',
  iid: 'everybody the same mix',
  labelShards: 'a few labels each',
  dirichlet: 'mixes that differ (Dirichlet)',
  quantitySkew: 'sizes that differ',
  featureNoise: 'noise that grows',
  softmax: 'softmax regression',
  dense: 'dense layers',
  cnn: 'convolutions (CNN)',
  layersModel: 'a TensorFlow.js model of your own',
  sgd: 'plain steps (SGD)',
  momentum: 'momentum',
  adam: 'Adam',
  adagrad: 'FedAdagrad',
  yogi: 'FedYogi',
  none: 'none',
  synchronous: 'in rounds, waiting',
  asynchronous: 'as updates come, without waiting',
  constant: 'all count the same',
  polynomial: 'less the later (polynomial)',
  hinge: 'less from some lateness on (hinge)',
  fill: 'fill them in',
  drop: 'leave the row out',
  refuse: 'refuse the file',
  fraction: 'a share of the supply',
  absolute: 'a fixed number of votes',
  forAbstain: 'For and Abstain',
  for: 'only For',
  forAgainst: 'For and Against',
  all: 'all votes',
  tokens: 'a token, a vote',
  quadratic: 'quadratic: the square root of the tokens',
  person: 'a person, a vote',
  voteEscrow: 'locked tokens (vote-escrow)',
  conviction: 'conviction, growing over time',
  optimistic: 'passes unless vetoed (optimistic)',
  supposed: 'a share is supposed',
  holders: 'holders by name',
  cancel: 'cancel it until it is executed',
  cancelQueued: 'cancel it while it waits in the timelock',
  veto: 'veto it by a function of the Governor',
  list: 'a list in the document',
  file: 'a file of holders',
  fitted: 'made up to fit what is known',
};

/** What a choice in a form is called. */
export function choiceName(field: string, choice: string): string {
  if (field === 'archetype') return archetypeName(choice);
  if (field === 'attack' || field === 'defection') return attackerName(choice);
  if (['aggregation', 'contribution', 'within', 'across'].includes(field)) return ruleName(choice);
  if (field === 'serverOptimiser' && choice === 'adam') return 'FedAdam';
  return names[choice] ?? choice;
}
