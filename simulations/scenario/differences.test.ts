import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { differencesOf } from './differences.js';

const dao = {
  name: 'mine',
  title: 'Mine',
  governance: { quorumPercent: 4, votingPeriodSeconds: 60 },
  learning: { model: { kind: 'dense', hiddenUnits: [32] } },
  population: [
    { name: 'trainer', archetype: 'honestTrainer', count: 4 },
    { name: 'poisoner', archetype: 'signFlipper', count: 1 },
  ],
};

describe('the differences of two documents', () => {
  it('are none to itself and none in what it is called', () => {
    expect(differencesOf(dao, { ...dao, name: 'other', title: 'Other', summary: 'x' })).toEqual([]);
  });

  it('name the field, and members of lists by their names', () => {
    const changed = {
      ...dao,
      governance: { ...dao.governance, quorumPercent: 8 },
      learning: { model: { kind: 'dense', hiddenUnits: [32, 16] } },
      population: [{ name: 'trainer', archetype: 'honestTrainer', count: 6 }],
    };
    expect(differencesOf(dao, changed)).toEqual([
      { field: 'governance.quorumPercent', before: 4, after: 8 },
      { field: 'learning.model.hiddenUnits', before: [32], after: [32, 16] },
      { field: 'population.trainer.count', before: 4, after: 6 },
      { field: 'population.poisoner', before: dao.population[1] },
    ]);
  });

  it('are found whatever the documents are, and are none only where the two are equal', () => {
    const document = fc.dictionary(fc.constantFrom('a', 'b', 'c'), fc.jsonValue());
    fc.assert(
      fc.property(document, document, (one, other) => {
        expect(differencesOf(one, one)).toEqual([]);
        const same = JSON.stringify(sorted(one)) === JSON.stringify(sorted(other));
        if (differencesOf(one, other).length === 0) expect(same).toBe(true);
      }),
    );
  });
});

/** The same with its keys in order, and without what JSON does not tell apart. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) {
    const names = value.map((one: unknown) => (one as { name?: unknown } | null)?.name);
    const named = value.length > 0 && names.every((name) => typeof name === 'string');
    const members = value.map(sorted);
    return named && new Set(names).size === names.length
      ? members.toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1))
      : members;
  }
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, one]) => [key, sorted(one)]),
  );
}
