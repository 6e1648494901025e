import { expect, it } from 'vitest';
import type { Federation } from '../../../simulations/api/contract/index.js';
import { clientRound, federationRound, inspectionOf } from '../../test-support/rounds.js';
import { roundHeadline } from './headline-words.js';

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
