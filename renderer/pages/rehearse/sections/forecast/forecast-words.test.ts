import { describe, expect, it } from 'vitest';
import { forecastExample } from '../../../../charts/models/rehearsal/forecast-example.js';
import {
  chanceWords,
  failureWords,
  flipWords,
  forecastHeadline,
  likelihood,
  shiftWords,
  supposedWords,
  votersWords,
} from './forecast-words.js';

describe('a forecast in words', () => {
  it('tells a chance as a chance, and how little its interval covers', () => {
    const [words, interval] = forecastHeadline(forecastExample);
    expect(words).toBe('About a 5 in 6 chance that it passes, if voters behave as supposed');
    expect(interval).toContain('84.7\u00a0% of 2,000 simulated votes');
    expect(interval).toContain('83.0 to 86.2\u00a0%');
  });

  it.each([
    [0.658, 'About a 2 in 3 chance'],
    [0.5, 'About a 1 in 2 chance'],
    [0.97, 'About a 97 in 100 chance'],
    [1, 'Next to no doubt'],
    [0, 'Next to no chance'],
  ])('calls a probability of %d “%s”', (probability, words) => {
    expect(chanceWords(probability)).toBe(words);
  });

  it.each([
    [1, 'Almost certain to pass'],
    [0.9, 'Very likely to pass'],
    [0.5, 'Could go either way'],
    [0.1, 'Very unlikely to pass'],
    [0, 'Almost certain to fail'],
  ])('calls %d “%s”', (probability, words) => {
    expect(likelihood(probability)).toBe(words);
  });

  it('says why it fails', () => {
    expect(failureWords(forecastExample)).toBe('It misses the quorum in 12.0\u00a0% and is voted down in 3.3\u00a0%.');
    expect(failureWords({ runs: 10, verdicts: { passes: 10, defeated: 0, quorumMissed: 0 } })).toContain('none');
    expect(failureWords({ runs: 10, verdicts: { passes: 5, defeated: 0, quorumMissed: 5 } })).toContain('quorum');
    expect(failureWords({ runs: 10, verdicts: { passes: 5, defeated: 5, quorumMissed: 0 } })).toContain('voted down');
  });

  it('says of an optimistic proposal what vetoes it, and nothing of a quorum', () => {
    const veto = { votes: 120, percent: 12 };
    const verdicts = { passes: 9, defeated: 1, quorumMissed: 0 };
    const words = failureWords({ runs: 10, verdicts, veto });
    expect(words).toBe('It passes unless 12\u00a0% of the supply vote Against, as they do in 10.0\u00a0%.');
    const flip = { verdict: 'defeated', smallestCoalition: null, smallestAmount: null } as const;
    expect(flipWords({ flip, veto }, 'OP')[0]).toBe('In the middle run the proposal is vetoed.');
  });

  it('says a shift of support by what it does to somebody in two minds', () => {
    expect(shiftWords(0)).toBe('as expected');
    expect(shiftWords(1)).toBe('clearly better liked: one in two minds votes For with 73.1\u00a0%');
    expect(shiftWords(-3)).toContain('overwhelmingly worse');
  });

  it('says what it supposes, or nothing', () => {
    expect(supposedWords({ turnoutFactor: 1, supportShift: 0, pledges: [] })).toBeNull();
    expect(supposedWords({ turnoutFactor: 2, supportShift: 0, pledges: [{ address: '0x1', vote: 'for' }] })).toBe(
      'odds to vote × 2; 1 pledge',
    );
  });

  it('says who turns the verdict round', () => {
    expect(flipWords(forecastExample, 'ENS')[1]).toBe('No coalition can make it fail.');
    const flip = {
      verdict: 'quorumMissed',
      smallestCoalition: { addresses: ['0x1', '0x2'], tokens: 250_000 },
      smallestAmount: { tokens: 1234, vote: 'for' },
    } as const;
    expect(flipWords({ flip }, 'ENS')).toEqual([
      'In the middle run the proposal misses the quorum.',
      '2 voters with 250,000 ENS together can make it pass by voting otherwise.',
      '1,234 ENS that did not vote before can make it pass by voting For.',
    ]);
  });
});

describe('who votes in a forecast', () => {
  it('is told, and why past votes say nothing of holders that are not in them', () => {
    expect(votersWords('calibrated', true)).toBe('voters learned from past votes');
    expect(votersWords('rules', false)).toBe('voters by the DAO’s rule');
    expect(votersWords('rules', true)).toContain('no holder is in the past votes');
  });
});
