import { describe, expect, it } from 'vitest';
import { unitsOf } from './population-units.js';

describe('the picture of a population', () => {
  it('has a mark for everybody while there is room', () => {
    const { units, each } = unitsOf(
      [
        { archetype: 'whale', count: 3 },
        { archetype: 'staker', count: 2 },
      ],
      144,
    );
    expect(each).toBe(1);
    expect(units.map(({ archetype }) => archetype)).toEqual(['whale', 'whale', 'whale', 'staker', 'staker']);
  });

  it('lets a mark stand for more when there are many, and leaves nobody out', () => {
    const { units, each } = unitsOf(
      [
        { archetype: 'passiveHolder', count: 10_000 },
        { archetype: 'whale', count: 3 },
      ],
      144,
    );
    expect(each).toBe(100);
    const archetypes = units.map(({ archetype }) => archetype);
    expect(archetypes.filter((archetype) => archetype === 'passiveHolder')).toHaveLength(100);
    expect(archetypes).toContain('whale');
  });
});
