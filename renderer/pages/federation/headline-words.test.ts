import { expect, it } from 'vitest';
import type { Federation, FederationReport } from '../../../simulations/api/contract/index.js';
import { clientRound, federationRound, inspectionOf } from '../../test-support/rounds.js';
import { reportWords, roundHeadline } from './headline-words.js';

const federation = { learning: { dataset: { kind: 'mnist' }, testExamples: 9000 } } as Federation;
const plain = (text: string) => text.replaceAll('\u00a0', ' ');

it('says what a round brought, who took part and what it cost', () => {
  const clients = [
    ...Array.from({ length: 8 }, (_, client) => clientRound(client)),
    clientRound(8, { attack: 'signFlip' }),
    clientRound(9, { attack: 'signFlip', outcome: 'late' }),
  ];
  const round = federationRound(42, { accuracy: 0.941, clients, bytesUp: 4e6, bytesDown: 4e6 });
  expect(plain(roundHeadline(round, federation))).toBe(
    'Round 42: 94.1 % of 9,000 test digits right, 10 clients, 2 sign flippers among them, 1 came too late; 8 MB sent.',
  );
});

it('counts the test examples where they were really counted', () => {
  const round = federationRound(0, { accuracy: 0.85, inspection: inspectionOf() });
  expect(plain(roundHeadline(round, federation))).toContain('85.0 % of 20 test digits');
});

it('tells how often a backdoor works', () => {
  const round = federationRound(3, { backdoorSuccess: 0.63, clients: [clientRound(0)] });
  expect(plain(roundHeadline(round, federation))).toMatch(/trigger works on 63\.0 %\.$/);
});

it.each([
  [{ roundsToTarget: 12, published: null }, 'It reached 97.0 % in 12 rounds.'],
  [{ roundsToTarget: null, published: null }, 'It ended without 97.0 %.'],
  [
    { roundsToTarget: 94, published: { source: 'x', rounds: 87, difference: 94 / 87 - 1, reproduced: true } },
    'It reached 97.0 % in 94 rounds; published: 87 rounds (+8.0 %), reproduced.',
  ],
  [
    { roundsToTarget: null, published: { source: 'x', rounds: 87, difference: null, reproduced: false } },
    'It ended without 97.0 %; published: 87 rounds, not reproduced.',
  ],
])('tells how it ended: %j', (end, words) => {
  expect(plain(reportWords({ targetAccuracy: 0.97, ...end } as FederationReport))).toBe(words);
});
