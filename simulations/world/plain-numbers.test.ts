import { describe, expect, it } from 'vitest';
import { counted, percentOfBps, percentOfPpm, plainDuration } from './plain-numbers.js';

describe('numbers in plain words', () => {
  it.each([
    [0, '0 seconds'],
    [1, '1 second'],
    [59, '59 seconds'],
    [60, '1 minute'],
    [61, '61 seconds'],
    [90, '90 seconds'],
    [120, '2 minutes'],
    [3_600, '1 hour'],
    [5_400, '90 minutes'],
    [86_400, '1 day'],
    [90_000, '25 hours'],
    [172_800, '2 days'],
    [604_800, '1 week'],
    [691_200, '8 days'],
    [1_209_600, '2 weeks'],
  ])('say %i seconds in the largest unit that divides them: %s', (seconds, words) => {
    expect(plainDuration(seconds)).toBe(words);
  });

  it('say basis points and parts per million as percent, without needless digits', () => {
    expect([2_500, 4n, 10_000, 0, 1].map(percentOfBps)).toEqual(['25', '0.04', '100', '0', '0.01']);
    expect([10_000, 1_000_000n, 5, 0, 123_456].map(percentOfPpm)).toEqual(['1', '100', '0.0005', '0', '12.3456']);
  });

  it('have one noun of one and many of any other', () => {
    expect([0, 1, 2, -1].map((count) => counted(count, 'day'))).toEqual(['0 days', '1 day', '2 days', '-1 days']);
  });
});
