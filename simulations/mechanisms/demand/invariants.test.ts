import { describe, expect, it } from 'vitest';
import { address } from '../../../test/fixtures/world.js';
import { packClasses } from './questions.js';
import { answersAreTheModels } from './reporting.js';

const answered = (modelCid: string, classes: readonly number[], order = 7) =>
  ({
    block: 1,
    timestamp: 1,
    transaction: 0,
    type: 'predictionsAnswered',
    order,
    user: address(1),
    answerer: address(2),
    modelCid,
    classes: packClasses(classes),
    fee: 1n,
  }) as const;
/** What a validator's work of the tick was asked and gave: order 7, by one model. */
const work = new Map([
  [
    'predict',
    [{ order: { model: 'bafkmodel', orders: [{ id: 7, questions: [3, 4] }] }, result: [Uint8Array.of(1, 9)] }],
  ],
]);

describe('what users pay for', () => {
  it('is answered by the model that the chain names, class by class', () => {
    expect(answersAreTheModels({ events: [answered('bafkmodel', [1, 9])], work })).toBeNull();
  });

  it.each([
    [
      'a class that the model did not say',
      answered('bafkmodel', [1, 8]),
      'order 7 was answered 0x0108, and the model says 0x0109',
    ],
    ['another model’s name', answered('bafkother', [1, 9]), 'order 7 was answered by no model’s work'],
    ['an order that no model was asked', answered('bafkmodel', [1, 9], 8), 'order 8 was answered by no model’s work'],
  ])('is found out where it is not: %s', (_, event, found) => {
    expect(answersAreTheModels({ events: [event], work })).toBe(found.replace('’s', "'s"));
  });
});
