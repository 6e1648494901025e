import { describe, expect, it } from 'vitest';
import { runWords, vocabulary } from '../../test-support/words.js';
import { changeSince, firstAndNow } from './figures.js';

const measure = (name: string) => runWords.reporters.filter((one) => one.name === name);
const row = (tick: number, values: Record<string, number | string | null>) => ({ tick, values });

describe('figures at the start and now', () => {
  it('are the first and the newest value that there was', () => {
    const rows = [row(0, { price: null }), row(1, { price: 2 }), row(2, { price: 3 }), row(3, { price: null })];
    expect(firstAndNow(rows, measure('price'))).toMatchObject([
      { first: { tick: 1, value: 2 }, now: { tick: 2, value: 3 } },
    ]);
    expect(firstAndNow(rows, measure('gini'))).toEqual([]);
  });

  it.each([
    ['price', 2, 3, '+50.0 %'],
    ['price', 4, 1, '−75.0 %'],
    ['price', 1, 1, '±0.0 %'],
    ['price', 1, 12, '+1,100.0 %'],
    ['price', 0, 12, '–'],
    ['turnout', 0, 0.125, '+12.5 points'],
    ['supply', '1000000000000000000', '1500000000000000000', '+50.0 %'],
  ])('say how much %s changed from %s to %s', (name, first, now, said) => {
    const text = measure(name).map((one) => changeSince(one, first, now, vocabulary).replace(/\s/g, ' '));
    expect(text).toEqual([said]);
  });
});
