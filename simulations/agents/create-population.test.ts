import { describe, expect, it } from 'vitest';
import { accountOf } from '../chain/index.js';
import { ARCHETYPES, parseScenario } from '../mechanisms/index.js';
import { parseTokens } from '../scenario/index.js';
import { Directory } from './agent.js';
import { createPopulation } from './create-population.js';

const uneven = { kind: 'lognormal', deviation: 1 };
const scenario = parseScenario({
  name: 'people',
  title: 'People',
  population: [
    { archetype: 'passiveHolder', name: 'holder', count: 2, holdings: { totalTokens: '10', shape: uneven } },
    { archetype: 'honestTrainer', name: 'honest', count: 2, holdings: { totalTokens: '900', shape: uneven } },
    { archetype: 'validator', name: 'validator', count: 1, holdings: { totalTokens: '1000' } },
    { archetype: 'signFlipper', name: 'poisoner', count: 3, holdings: { totalTokens: '900' } },
  ],
});
const population = (seed = 1) => createPopulation(scenario, seed, ARCHETYPES);
const identities = population().agents.map(({ identity }) => identity);

describe('a population', () => {
  it('is numbered from 1 in each cohort, in the scenario’s order, each at the address of its name', () => {
    expect(identities.map(({ name }) => name)).toEqual([
      'holder-1',
      'holder-2',
      'honest-1',
      'honest-2',
      'validator-1',
      'poisoner-1',
      'poisoner-2',
      'poisoner-3',
    ]);
    for (const { name, address } of identities) expect(address).toBe(accountOf(name));
    expect(identities.map(({ cohort, archetype }) => [cohort, archetype]).slice(1, 3)).toEqual([
      ['holder', 'passiveHolder'],
      ['honest', 'honestTrainer'],
    ]);
  });

  it('has a shard for each of those who train, counted through all cohorts, and for nobody else', () => {
    expect(identities.map(({ shard }) => shard)).toEqual([null, null, 0, 1, null, 2, 3, 4]);
    expect(population().trainers).toBe(5);
  });

  it('is given all of its cohorts’ tokens, each member the minimum of its kind', () => {
    const { endowments, agents } = population();
    expect(endowments.map(({ to }) => to)).toEqual(identities.map(({ address }) => address));
    const given = (cohort: string) =>
      endowments.filter((_, i) => agents[i]!.identity.cohort === cohort).map(({ amount }) => amount);
    for (const { name, holdings } of scenario.population) {
      expect(given(name).reduce((sum, amount) => sum + amount, 0n)).toBe(parseTokens(holdings.totalTokens));
    }
    const minimum = parseTokens(scenario.staking.minimumStakeTokens);
    for (const amount of [...given('honest'), ...given('poisoner')]) expect(amount >= minimum).toBe(true);
  });

  it('shares them out anew with another seed and alike with the same, each cohort for itself', () => {
    const amounts = (seed: number) => population(seed).endowments.map(({ amount }) => amount);
    expect(amounts(1)).toEqual(amounts(1));
    expect(amounts(1).slice(0, 2)).not.toEqual(amounts(2).slice(0, 2));
    expect(amounts(1).slice(2, 4)).not.toEqual(amounts(2).slice(2, 4));
    const withoutHolders = createPopulation({ ...scenario, population: scenario.population.slice(1) }, 1, ARCHETYPES);
    expect(withoutHolders.endowments.map(({ amount }) => amount)).toEqual(amounts(1).slice(2));
  });
});

it('a directory finds everybody by address, and groups by archetype and cohort, in order', () => {
  const directory = new Directory(identities);
  for (const identity of identities) expect(directory.at(identity.address)).toBe(identity);
  expect(directory.at(accountOf('stranger'))).toBeUndefined();
  expect(directory.ofCohort('poisoner').map(({ name }) => name)).toEqual(['poisoner-1', 'poisoner-2', 'poisoner-3']);
  expect(directory.ofArchetype('honestTrainer').map(({ name }) => name)).toEqual(['honest-1', 'honest-2']);
  expect(directory.ofArchetype('honest')).toEqual([]);
  expect(directory.ofCohort('honestTrainer')).toEqual([]);
});
