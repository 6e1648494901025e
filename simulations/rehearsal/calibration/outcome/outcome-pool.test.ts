import { expect, it } from 'vitest';
import { randomStream } from '../../../random/index.js';
import { chanceOf } from '../../electorate/log-odds.js';
import { choosePool, type DecidedCase, pooled } from './outcome-pool.js';

/** Proposals of which 30 % pass, whose log-odds differ by `slope` × what the simulated votes say. */
function cases(slope: number): DecidedCase[] {
  const random = randomStream(7, 'cases', slope);
  return Array.from({ length: 400 }, () => {
    const unusual = random.normal(0, 2);
    const passed = random.next() < chanceOf(-0.85 + slope * unusual);
    return { unusual, passedLately: [0.3, 0.9], passed };
  });
}

it('leaves simulated votes out that say nothing, and takes the recency that holds', () => {
  expect(choosePool(cases(0))).toEqual({ recency: 0, slope: 0 });
});

it('listens to simulated votes that know something', () => {
  expect(choosePool(cases(1)).slope).toBeGreaterThanOrEqual(0.5);
});

it('takes the level from what passed lately and the difference from the simulated votes', () => {
  const pool = { recency: 0, slope: 0.5 };
  expect(pooled(pool, { unusual: 0, passedLately: [0.3] })).toBeCloseTo(0.3, 12);
  expect(pooled(pool, { unusual: 2, passedLately: [0.5] })).toBeCloseTo(chanceOf(1), 12);
});
