import { expect, it } from 'vitest';
import { randomStream } from '../../../random/index.js';
import { chanceOf } from '../../electorate/log-odds.js';
import { estimateShock, withoutShift } from './estimate-shock.js';

const proposals = (deviation: number, voters: number) => {
  const random = randomStream(2, 'shock', deviation);
  return Array.from({ length: 300 }, () => {
    const shift = random.normal(0, deviation);
    const without = Array.from({ length: voters }, () => random.normal(-1, 1));
    return {
      logOdds: without.map((value) => value / withoutShift(deviation)),
      outcomes: without.map((value) => (random.next() < chanceOf(value + shift) ? 1 : 0)),
    };
  });
};

it.each([0, 0.5, 1, 2])('finds a shared shift of SD %d within 0.2', (deviation) => {
  expect(Math.abs(estimateShock(proposals(deviation, 40)) - deviation)).toBeLessThan(0.2);
});

it('knows of no shift where there are no votes', () => {
  expect(estimateShock([])).toBe(0);
  expect(estimateShock([{ logOdds: [], outcomes: [] }])).toBe(0);
});

it('makes up for what shifts do to an average', () => {
  const random = randomStream(4, 'average');
  const draws = Array.from({ length: 50_000 }, () => chanceOf(withoutShift(2) * 1.2 + random.normal(0, 2)));
  expect(draws.reduce((sum, chance) => sum + chance, 0) / draws.length).toBeCloseTo(chanceOf(1.2), 1);
});
