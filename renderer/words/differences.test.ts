import { describe, expect, it } from 'vitest';
import { differencesOf } from '../../simulations/api/contract/index.js';
import { differencesInWords, differenceWords, fieldName } from './differences.js';

const poisoner = { archetype: 'signFlipper', name: 'poisoner', count: 1 };

describe('a difference in words', () => {
  it.each([
    [{ field: 'governance.quorumPercent', before: 4, after: 8 }, 'Quorum 4 → 8\u00a0% of supply'],
    [
      { field: 'emission.tokensPerEpoch', before: '1000', after: '20000' },
      'Emission 1,000 → 20,000\u00a0tokens an epoch',
    ],
    [{ field: 'governance.votingPeriodSeconds', before: 604_800, after: 86_400 }, 'Voting period 1 week → 1 day'],
    [{ field: 'population.poisoner.count', before: 1, after: 6 }, 'poisoner 1 → 6'],
    [{ field: 'population.poisoner', before: poisoner }, 'without poisoner'],
    [{ field: 'population.poisoner', after: poisoner }, 'with poisoner (1 × poisoner)'],
    [
      { field: 'learning.aggregation.rule', before: 'fedAvg', after: 'krum' },
      'Rule weighted mean (FedAvg) → the most central update (Krum)',
    ],
  ])('is %j', (difference, words) => {
    expect(differenceWords(difference)).toBe(words);
  });

  it('takes its names from the schema, also within unions and cohorts', () => {
    expect(fieldName('emission.halvingEpochs')).toBe('Epochs between halvings');
    expect(fieldName('population.trainer.stakeTokens')).toBe('trainer: Stake of each member');
  });

  it('leaves out that more people have more tokens, as long as each has as many as before', () => {
    const more = { field: 'population.poisoner.count', before: 1, after: 2 };
    const tokens = { field: 'population.poisoner.holdings.totalTokens', before: '500', after: '1000' };
    expect(differencesInWords([more, tokens])).toBe('poisoner 1 → 2');
    expect(differencesInWords([more, { ...tokens, after: '500' }])).toContain('Tokens of the whole cohort');
  });

  it('says how many more there are', () => {
    const differences = differencesOf({ a: 1, b: 1, c: 1 }, { a: 2, b: 2, c: 2 });
    expect(differencesInWords(differences, 2)).toBe('A 1 → 2; B 1 → 2; 1 more');
    expect(differencesInWords([])).toBe('nothing');
  });
});
