import { expect, it } from 'vitest';
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
const notesOf = (population: readonly object[], staking: object = {}) =>
  idleParties(
    parseScenario({ format: 'folkmoot-scenario/1', name: 'idle', title: 'Idle', ticks: 8, population, staking }),
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
