import { describe, expect, it } from 'vitest';
import type { AllocationOffers } from '../../../simulations/api/contract/index.js';
import {
  fromPreset,
  problemsByCell,
  sectionOf,
  totalPercent,
  withGroup,
  withNewGroup,
  withoutGroup,
  withSection,
} from './allocation-draft.js';
import { newEditHistory, reduceEdits } from './edit-history.js';

const newGroup: AllocationOffers['newGroup'] = {
  name: 'New group',
  category: 'other',
  sharePercent: 1,
  holder: { kind: 'treasury' },
  unlockedAtLaunchPercent: 0,
  cliffMonths: 0,
  durationMonths: 0,
  shape: 'linear',
  stepMonths: 1,
  accruesDuringCliff: true,
  votesWhileLocked: false,
  claimEveryTicks: 1,
};
const held = (cohort: string) => ({ kind: 'cohort', cohort, wallet: 'member' }) as const;
const preset = {
  id: 'two',
  title: 'Two',
  source: 'made up',
  groups: [
    { ...newGroup, name: 'Team', sharePercent: 60, holder: held('insiders') },
    { ...newGroup, name: 'Crowd', sharePercent: 40, holder: held('crowd') },
  ],
};
const offers: AllocationOffers = {
  presets: [preset],
  newGroup,
  categories: ['insiders', 'other'],
  shapes: ['linear', 'cliff'],
  cohorts: { insiders: 'insiders' },
  quartiles: {},
};
const plain = { title: 'Plain', token: { capTokens: '10000000' }, population: [{ name: 'crowd', count: 3 }] };

describe('a scenario without an allocation', () => {
  it('gets one, and the cohorts that it lacks: few who vote, or many who hold', () => {
    expect(sectionOf(plain, offers)).toBeNull();
    const section = fromPreset(plain, null, preset);
    const scenario = withSection(plain, section, offers);
    expect(scenario.population).toMatchObject([
      { name: 'crowd', count: 3 },
      { name: 'insiders', archetype: 'whale' },
    ]);
    expect(sectionOf(scenario, offers)).toEqual(section);
    const elsewhere = withGroup(section, 0, { holder: held('buyers') });
    expect(withSection(plain, elsewhere, offers).population).toMatchObject([{}, { archetype: 'passiveHolder' }]);
  });

  it('is given no more tokens than its cap leaves', () => {
    expect(fromPreset(plain, null, preset).totalTokens).toBe('5000000');
    expect(fromPreset({ token: { capTokens: '99000000000' } }, null, preset).totalTokens).toBe('1000000000');
    expect(fromPreset({}, null, preset).totalTokens).toBe('1000000000');
  });
});

describe('a section', () => {
  const section = { totalTokens: '12', secondsPerMonth: 60, groups: preset.groups };

  it('keeps its total and what the table does not show when a preset is chosen', () => {
    expect(fromPreset(plain, { ...section, groups: [newGroup] }, preset)).toEqual(section);
  });

  it('has its missing fields filled in to be drawn', () => {
    const scenario = { vesting: { totalTokens: '1', groups: [{ name: 'Half written' }] } };
    expect(sectionOf(scenario, offers)!.groups).toEqual([{ ...newGroup, name: 'Half written' }]);
    expect(sectionOf({ vesting: { groups: 3 } }, offers)).toBeNull();
  });

  it('gets a new group of what is left, under a name that is free', () => {
    const less = withoutGroup(section, 0);
    expect(totalPercent(less)).toBe(40);
    const more = withNewGroup(withGroup(less, 0, { name: 'Group 2' }), offers);
    expect(more.groups.at(-1)).toMatchObject({ name: 'Group 3', sharePercent: 60 });
    expect(totalPercent(more)).toBe(100);
  });

  it('sums shares without the dust of binary fractions', () => {
    const groups = [0.1, 0.2, 99.7].map((sharePercent) => ({ ...newGroup, sharePercent }));
    expect(totalPercent({ ...section, groups })).toBe(100);
  });
});

describe('problems', () => {
  it('stand at their cells, and the others below', () => {
    const { cells, others } = problemsByCell([
      { field: 'vesting.groups[1].cliffMonths', message: 'too late' },
      { field: 'vesting.groups[0].holder.cohort', message: 'unknown' },
      { field: 'vesting.groups', message: 'do not add up' },
      { field: 'ticks', message: 'must be positive' },
    ]);
    expect([...cells]).toEqual([
      ['groups[1].cliffMonths', 'too late'],
      ['groups[0].holder', 'unknown'],
    ]);
    expect(others.map(({ field }) => field)).toEqual(['vesting.groups', 'ticks']);
  });
});

describe('undo', () => {
  const change = (field: string, ticks: number) => ({ do: 'change', field, scenario: { ticks } }) as const;

  it('takes typing in one field as one change, and every preset as one', () => {
    const typed = [change('vesting.groups[0].cliffMonths', 1), change('vesting.groups[0].cliffMonths', 18)];
    const history = typed.reduce(reduceEdits, newEditHistory({ ticks: 0 }));
    expect(reduceEdits(history, { do: 'undo' }).present).toEqual({ ticks: 0 });
    const chosen = [change('vesting.preset', 1), change('vesting.preset', 2)].reduce(
      reduceEdits,
      newEditHistory({ ticks: 0 }),
    );
    expect(reduceEdits(chosen, { do: 'undo' }).present).toEqual({ ticks: 1 });
  });

  it('is undone by redo, and forgotten by another change', () => {
    const history = [change('a', 1), change('b', 2)].reduce(reduceEdits, newEditHistory({ ticks: 0 }));
    const back = reduceEdits(history, { do: 'undo' });
    expect(back.present).toEqual({ ticks: 1 });
    expect(reduceEdits(back, { do: 'redo' }).present).toEqual({ ticks: 2 });
    expect(reduceEdits(reduceEdits(back, change('c', 9)), { do: 'redo' }).present).toEqual({ ticks: 9 });
    expect(reduceEdits(newEditHistory({}), { do: 'undo' })).toEqual(newEditHistory({}));
  });
});
