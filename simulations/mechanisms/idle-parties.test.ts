import { describe, expect, it } from 'vitest';
import { idleParties } from './idle-parties.js';
import { parseScenario } from './scenario.js';

const trainer = (stakeTokens: string, name = 'trainer', archetype = 'honestTrainer') => ({
  archetype,
  name,
  count: 4,
  holdings: { totalTokens: '2000' },
  stakeTokens,
});
const validator = { ...trainer('1000', 'validator', 'validator'), count: 2 };
const notesOf = (population: readonly object[], staking: object = {}, differences: object = {}) =>
  idleParties(
    parseScenario({
      format: 'folkmoot-scenario/1',
      name: 'idle',
      title: 'Idle',
      ticks: 8,
      population,
      staking,
      ...differences,
    }),
  );

it.each([
  ['50', '100'],
  ['99.999999999999999999', '100'],
  ['0', '100'],
  ['100', '100.000000000000000001'],
  ['199', '200'],
  ['0.5', '1'],
])('tells that trainers with a stake of %s will be turned away below %s', (stake, minimumStakeTokens) => {
  expect(notesOf([trainer(stake), validator], { minimumStakeTokens })).toEqual([
    `population[0].stakeTokens is ${stake}, below staking.minimumStakeTokens = ${minimumStakeTokens}: ` +
      'every round will turn the 4 of "trainer" away.',
  ]);
});

it.each(['100', '100.5', '500'])('has nothing to say of a stake of %s', (stake) => {
  expect(notesOf([trainer(stake), validator])).toEqual([]);
});

it('tells of attackers as well, and of nobody who trains or validates', () => {
  const flipper = trainer('1', 'poisoner', 'signFlipper');
  expect(notesOf([trainer('100'), flipper])).toEqual([
    expect.stringContaining('population[1].stakeTokens is 1'),
    'Nobody validates: rounds will have no scores, and the model no measured accuracy.',
  ]);
  expect(notesOf([validator])).toEqual(['Nobody trains: there will be no rounds, no model and no accuracy.']);
});

it.each([8, 9, 52])(
  'tells that a cohort which is active from tick %i on never acts in a run of 8',
  (activeFromTick) => {
    expect(notesOf([trainer('100'), { ...validator, activeFromTick }])).toEqual([
      `population[1].activeFromTick is ${activeFromTick}, and the run has 8 ticks: the 2 of "validator" will never act.`,
    ]);
    expect(notesOf([trainer('100'), { ...validator, activeFromTick: 7 }])).toEqual([]);
  },
);

it('minds interventions that start a cohort, and those that stop one before it has begun', () => {
  const intervened = (activeFromTick: number, ...interventions: readonly (readonly [number, string])[]) =>
    notesOf(
      [trainer('100'), { ...validator, activeFromTick }],
      {},
      {
        interventions: interventions.map(([tick, action]) => ({ tick, action, cohort: 'validator' })),
      },
    );
  expect(intervened(9, [3, 'activate'])).toEqual([]);
  expect(intervened(0, [1, 'deactivate'])).toEqual([]);
  expect(intervened(2, [2, 'deactivate'], [5, 'activate'])).toEqual([]);
  const never = expect.stringContaining('it is deactivated at tick');
  expect(intervened(0, [0, 'deactivate'])).toEqual([never]);
  expect(intervened(4, [2, 'deactivate'])).toEqual([never]);
  expect(intervened(9, [8, 'activate'])).toEqual([expect.stringContaining('the run has 8 ticks')]);
});

describe('of votes', () => {
  const proposer = (totalTokens = '2000', differences: object = {}) => ({
    archetype: 'proposer',
    name: 'proposer',
    count: 2,
    holdings: { totalTokens },
    patienceRounds: 2,
    ...differences,
  });
  const all = (one: object = proposer()) => [trainer('100'), validator, one];
  const DAY = 86_400;

  it.each(['1998', '1999.999999999999999998', '2'])(
    'tells that proposers with %s between two cannot propose',
    (held) => {
      expect(notesOf(all(proposer(held)))).toEqual([
        `population[2].holdings.totalTokens is ${held}, below governance.proposalThresholdTokens = 1000 for each: none of the 2 of "proposer" can ever propose.`,
      ]);
    },
  );

  it('has nothing to say where one of them may hold enough', () => {
    expect(notesOf(all())).toEqual([]);
    const uneven = proposer('1500');
    expect(notesOf(all({ ...uneven, holdings: { ...uneven.holdings, shape: { kind: 'pareto' } } }))).toEqual([]);
  });

  it('tells of a quorum of more tokens than there can be', () => {
    const governance = { quorumTokens: '1000000001' };
    expect(notesOf(all(), {}, { governance, token: { capTokens: '1000000000' } })).toEqual([
      expect.stringContaining('governance.quorumTokens is 1000000001, more than token.capTokens = 1000000000'),
    ]);
  });

  it.each([
    ['nobody proposes in time', {}, 2, 'nothing will be put to the vote'],
    ['no vote opens', { votingDelaySeconds: 50 * DAY }, 8, 'by governance.votingDelaySeconds no vote opens'],
    ['no vote ends', { votingPeriodSeconds: 50 * DAY }, 8, 'by governance.votingPeriodSeconds no vote is over'],
    ['nothing is carried out', { timelockDelaySeconds: 50 * DAY }, 8, 'by governance.timelockDelaySeconds nothing'],
    ['the default clock in three ticks', {}, 3, 'by governance.votingPeriodSeconds no vote is over'],
    ['the default clock in five', {}, 5, 'by governance.timelockDelaySeconds nothing'],
  ])('tells of delays longer than the run: %s', (_, governance, ticks, told) => {
    expect(notesOf(all(), {}, { governance, ticks })).toEqual([expect.stringContaining(told)]);
  });

  it('has nothing to say of a run that is just long enough', () => {
    expect(notesOf(all(), {}, { ticks: 6 })).toEqual([]);
  });
});

it('tells of emission for stakers where nobody stakes', () => {
  const holder = { archetype: 'passiveHolder', name: 'holder', count: 1, holdings: { totalTokens: '10' } };
  const voter = { ...holder, archetype: 'informedVoter', name: 'voter' };
  const told = expect.stringContaining('Nobody stakes: the 20 % of emission');
  const noTraining = expect.stringContaining('Nobody trains');
  expect(notesOf([holder])).toEqual([noTraining, told]);
  expect(notesOf([{ ...voter, stakeShare: 0 }])).toEqual([noTraining, told]);
  expect(notesOf([voter])).toEqual([noTraining]);
  const split = { trainersPercent: 70, validatorsPercent: 20, stakersPercent: 0, treasuryPercent: 10 };
  expect(notesOf([holder], {}, { rewards: { split } })).toEqual([noTraining]);
  expect(notesOf([holder], {}, { emission: { schedule: 'constant', tokensPerEpoch: '0' } })).toEqual([noTraining]);
});
