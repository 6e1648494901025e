import fc from 'fast-check';
import { expect, it } from 'vitest';
import { cohortSize } from '../../scenario/index.js';
import { drawCohort, secretSamplingRate } from './draw-cohort.js';

it.each([
  [100, 10, 10],
  [100, 29, 29],
  [100, 0.1, 1],
  [7, 50, 3],
  [3, 100, 3],
])('of %i clients, %d %% are %i', (clients, cohortPercent, size) => {
  expect(cohortSize({ clients, cohortPercent })).toBe(size);
});

it('draws every cohort without replacement, fixed by seed and round', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 60 }),
      fc.integer({ min: 1, max: 100 }),
      fc.nat(),
      fc.nat(1000),
      (clients, cohortPercent, seed, round) => {
        const cohort = drawCohort({ clients, cohortPercent }, seed, round);
        expect(cohort).toHaveLength(cohortSize({ clients, cohortPercent }));
        expect(new Set(cohort).size).toBe(cohort.length);
        expect(cohort).toEqual([...cohort].sort((a, b) => a - b));
        expect(cohort.every((client) => client >= 0 && client < clients)).toBe(true);
        expect(drawCohort({ clients, cohortPercent }, seed, round)).toEqual(cohort);
      },
    ),
  );
});

it('asks everybody equally often in the long run', () => {
  const asked = new Array<number>(20).fill(0);
  for (let round = 1; round <= 2_000; round++) {
    for (const client of drawCohort({ clients: 20, cohortPercent: 25 }, 3, round)) asked[client]!++;
  }
  // 500 expected each; five standard deviations of a binomial count are 97.
  for (const count of asked) expect(Math.abs(count - 500)).toBeLessThan(97);
});

const timing = { kind: 'synchronous' } as const;
it.each<[string, Parameters<typeof secretSamplingRate>[0], number]>([
  ['a tenth', { clients: 100, cohortPercent: 10, timing, secureAggregation: undefined }, 0.1],
  ['what a share is rounded to', { clients: 7, cohortPercent: 50, timing, secureAggregation: undefined }, 3 / 7],
  ['everybody', { clients: 3, cohortPercent: 100, timing, secureAggregation: undefined }, 1],
  ['a secure sum', { clients: 100, cohortPercent: 10, timing, secureAggregation: { thresholdPercent: 60 } }, 1],
  [
    'whoever comes',
    {
      clients: 100,
      cohortPercent: 10,
      timing: { kind: 'asynchronous', bufferSize: 3, staleness: { kind: 'constant' } },
      secureAggregation: undefined,
    },
    1,
  ],
])('the chance to be asked, as far as it is secret: %s', (_, federation, rate) => {
  expect(secretSamplingRate(federation)).toBe(rate);
});
