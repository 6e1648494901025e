import { expect, it } from 'vitest';
import { observation } from '../../../test/fixtures/world.js';
import { Activity } from './intervene.js';

const cohort = { ...observation().scenario.population[0]!, activeFromTick: 2 };

it('a cohort acts from its first tick on, unless an intervention says otherwise', () => {
  const activity = new Activity();
  expect([0, 1, 2, 3].map((tick) => activity.isActive(cohort, tick))).toEqual([false, false, true, true]);
  const interventions = [
    { tick: 1, action: 'activate', cohort: cohort.name },
    { tick: 4, action: 'deactivate', cohort: cohort.name },
  ] as const;
  expect(activity.intervene(interventions, 0)).toEqual([]);
  expect(activity.intervene(interventions, 1)).toEqual(['holder starts to act']);
  expect(activity.isActive(cohort, 1)).toBe(true);
  expect(activity.intervene(interventions, 4)).toEqual(['holder stops acting']);
  expect(activity.isActive(cohort, 9)).toBe(false);
});
