import { describe, expect, it } from 'vitest';
import { backtestExample } from '../../../../test-support/backtest.js';
import { turnoutErrorWords, verdictWords } from './voters-words.js';

describe('the verdict on a voter model', () => {
  it.each([
    [0.18, 'forecasts better than the base rate and than'],
    [0.195, 'slightly better than the base rate and better than last'],
    [0.1999, 'slightly better than the base rate and better than last'],
    [0.21, 'better than last month’s pass rate only'],
    [0.25, 'no better'],
  ])('of a Brier score of %d beside 0.2 and 0.22', (brier, words) => {
    expect(verdictWords({ ...backtestExample, brier })).toContain(words);
  });

  it('says a turnout that is wildly off as a multiple', () => {
    expect(turnoutErrorWords(0.34)).toBe('34.0\u00a0%');
    expect(turnoutErrorWords(4.511)).toBe('4.5 times what came');
  });

  it('says when there was nothing to score on', () => {
    expect(verdictWords({ ...backtestExample, brier: 0, n: 0 })).toContain('earlier date');
  });
});
