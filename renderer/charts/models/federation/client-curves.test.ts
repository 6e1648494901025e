import { expect, it } from 'vitest';
import { clientRound, federationRound } from '../../../test-support/rounds.js';
import { clientCurveModel } from './client-curves.js';

const rounds = [
  federationRound(0),
  federationRound(1, {
    clients: [clientRound(0, { trainLoss: 1 }), clientRound(1, { trainLoss: 2 }), clientRound(2, { trainLoss: 9 })],
  }),
  federationRound(2, { clients: [clientRound(0, { trainLoss: 0.5 }), clientRound(2, { trainLoss: null })] }),
];

it('holds a client against the middle of its round, and has gaps where it was not asked', () => {
  const { series } = clientCurveModel(rounds, 1, 'trainLoss');
  expect(series.find(({ key }) => key === 'client')?.values).toEqual([null, 2, null]);
  expect(series.find(({ key }) => key === 'median')?.values).toEqual([null, 2, 0.5]);
});
