import { describe, expect, it } from 'vitest';
import { effectWords, estimatedSeconds, points } from './what-if-words.js';

describe('what a proposal does to the economy, in words', () => {
  const at = (unit: string, mean: number, low: number, high: number) => ({
    measure: 'any',
    title: 'Any',
    unit,
    ticks: [{ tick: 12, with: mean, without: 0, mean, low, high }],
  });

  it.each([
    [at('tokens', -500, -500, -500), 'Less with the proposal: −500 ENS (with every seed) by tick 12.'],
    [at('share', 0.02, 0.01, 0.03), 'More with the proposal: +2.0 points (+1.0 points to +3.0 points) by tick 12.'],
    [at('count', 0, 0, 0), 'No difference: both are the same at every tick.'],
  ])('%#', (difference, words) => {
    expect(effectWords(difference, 'ENS')).toBe(words);
  });

  it('admits what nobody can tell', () => {
    expect(effectWords(at('count', 1, -1, 3), 'ENS')).toContain('Not clear: 1, between −1 and 3');
  });

  it('estimates a time from the last one', () => {
    expect(estimatedSeconds({ ticks: 12, seeds: [1, 2, 3, 4, 5], seconds: 30 }, 24, 10)).toBe(120);
    expect(estimatedSeconds(null, 24, 10)).toBeGreaterThan(estimatedSeconds(null, 12, 10));
  });

  it('says shares as points', () => {
    expect(points(-0.1234)).toBe('−12.3 points');
    expect(points(0.04)).toBe('+4.0 points');
    expect(points(-0.0001)).toBe('0.0 points');
  });
});
