import { expect, it } from 'vitest';
import type { Federation } from '../../../../simulations/api/contract/index.js';
import { protectionOf } from './protection-of.js';

const noise = { clipNorm: 1, noiseMultiplier: 1, delta: 1e-5 };
const sealed = { thresholdPercent: 67 };
const compression = { keepPercent: 10, bits: 8, errorFeedback: true };
const of = (learning: object, rest: object = {}) => protectionOf({ learning, ...rest } as Federation);

it.each([
  [of({}), 'none'],
  [of({ privacy: noise }), 'noise'],
  [of({ privacy: { ...noise, noiseMultiplier: 0 } }), 'none'],
  [of({}, { secureAggregation: sealed }), 'secureAggregation'],
  [of({ privacy: noise }, { secureAggregation: sealed }), 'both'],
  [of({ compression }), 'compression'],
  [of({ privacy: noise, compression }), 'noise'],
])('%s is what %s hides behind', (found, expected) => {
  expect(found).toBe(expected);
});
