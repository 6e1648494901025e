import { expect, it } from 'vitest';
import { clientRound, federationRound } from '../../../test-support/rounds.js';
import { privacySpentModel } from './privacy-spent.js';

const clients = [clientRound(0, { epsilon: 1 }), clientRound(1, { epsilon: 2.5 })];

it('spreads over the clients of the round, below the most that anybody has spent', () => {
  const { series } = privacySpentModel([federationRound(1, { clients, epsilon: 3 })], null);
  expect(series.map(({ values }) => values[0])).toEqual([2.5, 3]);
  expect(series[0]?.low).toEqual([1]);
});

it('has room for the budget', () => {
  const { references, domain } = privacySpentModel([federationRound(1, { clients, epsilon: 3 })], 8);
  expect(references[0]?.value).toBe(8);
  expect(domain[1]).toBeGreaterThan(8);
});

it('leaves an infinite ε out instead of drawing it', () => {
  const { series } = privacySpentModel([federationRound(1, { epsilon: Number.POSITIVE_INFINITY })], null);
  expect(series.find(({ key }) => key === 'most')?.values).toEqual([null]);
});
