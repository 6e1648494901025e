import { parseTokens } from '../scenario/index.js';
import { ARCHETYPES, type Scenario } from './scenario.js';

/** Trainers stake to take part in a round; a validator is let in by the DAO. */
const trains = (archetype: string) => ARCHETYPES.get(archetype)?.trains === true;

/** Who can never do in a scenario what it is there for, though nothing keeps the scenario from running: a sentence each. */
export function idleParties({ population, staking }: Pick<Scenario, 'population' | 'staking'>): string[] {
  const { minimumStakeTokens } = staking;
  const notes = population.flatMap((cohort, i) => {
    if (!('stakeTokens' in cohort) || typeof cohort.stakeTokens !== 'string' || !trains(cohort.archetype)) return [];
    if (parseTokens(cohort.stakeTokens) >= parseTokens(minimumStakeTokens)) return [];
    return [
      `population[${i}].stakeTokens is ${cohort.stakeTokens}, below staking.minimumStakeTokens = ${minimumStakeTokens}: ` +
        `every round will turn the ${cohort.count} of "${cohort.name}" away.`,
    ];
  });
  const trainers = population.filter(({ archetype }) => trains(archetype));
  const validators = population.some(({ archetype }) => archetype === 'validator');
  if (trainers.length === 0) notes.push('Nobody trains: there will be no rounds, no model and no accuracy.');
  else if (!validators) notes.push('Nobody validates: rounds will have no scores, and the model no measured accuracy.');
  return notes;
}
