import { describe, it } from 'vitest';
import { columns, expectClose } from '../../../test/fixtures/learning/updates.js';
import { type Aggregation, aggregationSchema } from '../../scenario/index.js';
import { buildRule } from './build-rule.js';

describe('building a rule', () => {
  it.each<{ draft: Record<string, unknown>; result: number; why: string }>([
    { draft: { rule: 'fedAvg' }, result: 38.2, why: '382 / 10' },
    { draft: { rule: 'median' }, result: 7.5, why: '(7 + 8) / 2' },
    { draft: { rule: 'trimmedMean' }, result: 7.5, why: '25 % cut: (4 + 6 + 7 + 8 + 9 + 11) / 6' },
    { draft: { rule: 'trimmedMean', trimPercent: 49 }, result: 7.5, why: '4 cut at each end: (7 + 8) / 2' },
    { draft: { rule: 'krum' }, result: 9, why: 'f = 3, the five nearest of 9: 1 + 4 + 4 + 9 + 9 = 27' },
    { draft: { rule: 'multiKrum' }, result: 47 / 7, why: 'all but 12 (87), 1 (120) and 322' },
    { draft: { rule: 'multiKrum', byzantinePercent: 10 }, result: 60 / 9, why: 'all but 322' },
    { draft: { rule: 'bulyan', byzantinePercent: 0 }, result: 38.2, why: 'the mean' },
    { draft: { rule: 'normClipping', maxNorm: 2 }, result: 1.9, why: '(1 + 9·2) / 10' },
    { draft: { rule: 'normClipping' }, result: 5.75, why: 'M = 7.5: (1 + 2 + 4 + 6 + 7 + 5·7.5) / 10' },
    { draft: { rule: 'hierarchical', groups: 5, across: 'median' }, result: 7.5, why: 'of 4.5, 5.5, 7.5, 9, 164.5' },
    { draft: { rule: 'hierarchical', groups: 5, across: 'multiKrum' }, result: 6.625, why: 'all but 164.5: 26.5 / 4' },
    { draft: { rule: 'hierarchical', groups: 2, within: 'median' }, result: 7.5, why: '(7 + 8) / 2' },
  ])('of $draft makes $result of ten values: $why', ({ draft, result }) => {
    const rule = buildRule(aggregationSchema.parse(draft) as Aggregation);
    expectClose(rule.combine(columns(1, 2, 4, 6, 7, 8, 9, 11, 12, 322), 1, {}), [result], 1e-4);
  });
});
