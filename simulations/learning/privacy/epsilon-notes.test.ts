import { expect, it } from 'vitest';
import { learningSchema } from '../../scenario/index.js';
import { epsilonNotes } from './epsilon-notes.js';

const privacy = { noiseMultiplier: 1, clipNorm: 1 };
const notesOf = (learning: object) => epsilonNotes(learningSchema.parse(learning));

it.each<[string, object, RegExp]>([
  ['the median', { privacy, aggregation: { rule: 'median' } }, /the rule median makes something else/],
  ['the trimmed mean', { privacy, aggregation: { rule: 'trimmedMean' } }, /the rule trimmedMean/],
  ['Krum, which takes one update', { privacy, aggregation: { rule: 'krum' } }, /the rule krum/],
  ['clipped norms', { privacy, aggregation: { rule: 'normClipping' } }, /the rule normClipping/],
  ['a tenth of the values', { privacy, compression: { keepPercent: 10 } }, /sends 10 % of its values/],
  ['nearly all values', { privacy, compression: { keepPercent: 99.5, bits: 8 } }, /sends 99.5 % of its values/],
])('it is told that ε is too small for %s', (_, learning, note) => {
  expect(notesOf(learning)).toEqual([expect.stringMatching(note)]);
});

it('both reasons are told', () => {
  expect(notesOf({ privacy, aggregation: { rule: 'median' }, compression: { keepPercent: 1 } })).toHaveLength(2);
});

it.each<[string, object]>([
  ['the sum', { privacy }],
  ['the sum in eight bits', { privacy, compression: { keepPercent: 100, bits: 8 } }],
  ['no privacy', { aggregation: { rule: 'median' } }],
  ['no noise, where ε is infinite', { privacy: { ...privacy, noiseMultiplier: 0 }, aggregation: { rule: 'krum' } }],
  ['a step of the server by the sum', { privacy, serverOptimiser: { kind: 'adam' } }],
])('nothing is told for %s', (_, learning) => {
  expect(notesOf(learning)).toEqual([]);
});
