import { expect, it } from 'vitest';
import { federationRound } from '../../../test-support/rounds.js';
import { trafficModel } from './traffic.js';

const rounds = [
  federationRound(0),
  federationRound(1, { bytesUp: 2e6, bytesDown: 3e6, simulatedSeconds: 1.5 }),
  federationRound(2, { bytesUp: 1e6, bytesDown: 3e6, simulatedSeconds: 2 }),
];
const values = (view: 'round' | 'total' | 'time', key: string) =>
  trafficModel(rounds, view).series.find((series) => series.key === key)?.values;

it('counts megabytes by round and so far', () => {
  expect(values('round', 'up')).toEqual([0, 2, 1]);
  expect(values('total', 'up')).toEqual([0, 2, 3]);
  expect(values('total', 'down')).toEqual([0, 3, 6]);
});

it('tells how long each round took in simulated time', () => {
  expect(values('time', 'time')).toEqual([null, 1.5, 0.5]);
});
