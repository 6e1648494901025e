import { describe, expect, it } from 'vitest';
import { gathered } from './gathered.js';
import type { TimeModel } from './time-model.js';

const modelOf = (values: readonly (readonly (number | null)[])[], stacked = true): TimeModel => ({
  unit: 'tokens',
  ticks: [0, 1],
  series: values.map((own, at) => ({ key: `s${at}`, label: `S ${at}`, colour: 'red', draw: 'area', values: own })),
  stacked,
  bucket: 'last',
  references: [],
  moments: [],
  domain: [0, null],
});

describe('areas on one another', () => {
  it('are as they are where there are few, or where lines stand for themselves', () => {
    const few = modelOf(Array(9).fill([1, 2]));
    expect(gathered(few)).toBe(few);
    const lines = modelOf(Array(20).fill([1, 2]), false);
    expect(gathered(lines)).toBe(lines);
  });

  it('are the eight largest in their order and the sum of the others, so that nothing is lost', () => {
    const sizes = [1, 20, 30, 2, 40, 50, 60, 70, 80, 90];
    const model = modelOf([...sizes.map((size) => [size, null]), [null, 3]]);
    const { series } = gathered(model);
    expect(series.map(({ label }) => label)).toEqual([
      'S 1',
      'S 2',
      'S 4',
      'S 5',
      'S 6',
      'S 7',
      'S 8',
      'S 9',
      '3 others',
    ]);
    expect(series.at(-1)?.values).toEqual([3, 3]);
    const sum = ({ series: all }: TimeModel, at: number) => all.reduce((of, { values }) => of + (values[at] ?? 0), 0);
    expect([0, 1].map((at) => sum(gathered(model), at))).toEqual([0, 1].map((at) => sum(model, at)));
  });

  it('have nothing where none of the others has', () => {
    expect(gathered(modelOf([...Array(9).fill([5, null]), [1, null]])).series.at(-1)?.values).toEqual([6, null]);
  });
});
