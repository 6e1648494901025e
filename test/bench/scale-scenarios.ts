import type { ScenarioDraft } from '../../simulations/api/index.js';

const DAY = 86_400;

const GOVERNANCE = {
  votingDelaySeconds: DAY,
  votingPeriodSeconds: 7 * DAY,
  proposalThresholdTokens: '5000',
  quorumPercent: 4,
  timelockDelaySeconds: 2 * DAY,
} as const;

/** Learning kept small: two steps a round, on digits enough to tell a poisoned model from a good one. */
const LEARNING = {
  trainExamples: 2_400,
  heldOutExamples: 200,
  testExamples: 300,
  batchSize: 20,
  localSteps: 2,
  model: { kind: 'softmax' },
} as const;

const TRAINERS = [
  { archetype: 'honestTrainer', name: 'trainer', count: 20, holdings: { totalTokens: '40000' }, stakeTokens: '400' },
  { archetype: 'signFlipper', name: 'poisoner', count: 4, holdings: { totalTokens: '8000' }, stakeTokens: '400' },
  { archetype: 'validator', name: 'validator', count: 4, holdings: { totalTokens: '40000' }, stakeTokens: '5000' },
  { archetype: 'proposer', name: 'proposer', count: 2, holdings: { totalTokens: '16000' } },
] as const;

/** What is run at scale, by name. */
export const SCALES = {
  /** A thousand agents of all kinds, a year of days. */
  thousand: {
    name: 'thousand',
    title: 'A thousand agents for a year',
    ticks: 365,
    tickSeconds: DAY,
    governance: GOVERNANCE,
    emission: { schedule: 'exponential', tokensPerEpoch: '2000', decayPercent: 0.1 },
    learning: LEARNING,
    population: [
      ...TRAINERS,
      { archetype: 'staker', name: 'staker', count: 300, holdings: { totalTokens: '800000' } },
      { archetype: 'passiveHolder', name: 'holder', count: 300, holdings: { totalTokens: '900000' } },
      { archetype: 'delegator', name: 'delegator', count: 150, holdings: { totalTokens: '300000' } },
      { archetype: 'delegate', name: 'delegate', count: 10, holdings: { totalTokens: '30000' } },
      { archetype: 'whale', name: 'whale', count: 10, holdings: { totalTokens: '500000' } },
      { archetype: 'informedVoter', name: 'voter', count: 200, holdings: { totalTokens: '600000' } },
    ],
  },
  /** Ten thousand who hold tokens, three thousand of whom vote, a year of weeks. */
  'ten-thousand': {
    name: 'ten-thousand',
    title: 'Ten thousand holders, three thousand of whom vote',
    ticks: 52,
    tickSeconds: 7 * DAY,
    governance: GOVERNANCE,
    emission: { schedule: 'exponential', tokensPerEpoch: '2000', decayPercent: 1 },
    learning: LEARNING,
    population: [
      ...TRAINERS,
      { archetype: 'informedVoter', name: 'voter', count: 3_000, holdings: { totalTokens: '3000000' } },
      { archetype: 'staker', name: 'staker', count: 500, holdings: { totalTokens: '800000' } },
      { archetype: 'passiveHolder', name: 'holder', count: 6_470, holdings: { totalTokens: '5000000' } },
    ],
  },
} as const satisfies Readonly<Record<string, ScenarioDraft>>;

export type Scale = keyof typeof SCALES;
