import { expect, it } from 'vitest';
import { clientRound, federationRound } from '../../../test-support/rounds.js';
import { roundMeasures } from './compared-rounds.js';

const valuesOf = (name: string, rounds: Parameters<(typeof roundMeasures)[number]['valuesOf']>[0]) =>
  roundMeasures.find((measure) => measure.name === name)!.valuesOf(rounds);

it('measures federations round by round, and adds up what was sent', () => {
  const clients = [clientRound(0), clientRound(1, { outcome: 'late' })];
  const rounds = [
    federationRound(0, { accuracy: 0.1 }),
    federationRound(1, { accuracy: 0.5, clients, bytesUp: 1e6, bytesDown: 2e6, epsilon: 0.5 }),
    federationRound(2, { accuracy: 0.6, clients, bytesUp: 1e6, bytesDown: 2e6, epsilon: 0.7 }),
  ];
  expect(valuesOf('accuracy', rounds)).toEqual([0.1, 0.5, 0.6]);
  expect(valuesOf('traffic', rounds)).toEqual([0, 3, 6]);
  expect(valuesOf('combined', rounds)).toEqual([null, 1, 1]);
  expect(valuesOf('epsilon', rounds)).toEqual([null, 0.5, 0.7]);
  expect(valuesOf('backdoor', rounds)).toEqual([null, null, null]);
});
