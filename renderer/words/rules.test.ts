import { expect, it } from 'vitest';
import { ruleName } from './parties.js';
import { ruleOfRound } from './rules.js';

it.each(['fedAvg', 'trimmedMean', 'multiKrum', 'leaveOneOut'])(
  'calls %s what the rest of the window calls it',
  (id) => {
    expect(ruleOfRound(id)).toBe(ruleName(id));
  },
);

it('keeps a rule that comes in words, parameters included', () => {
  expect(ruleOfRound('FedAvg')).toBe('weighted mean (FedAvg)');
  expect(ruleOfRound('trimmed mean (25 % cut at each end)')).toBe('trimmed mean (25 % cut at each end)');
});
