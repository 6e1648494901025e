import { describe, expect, it } from 'vitest';
import { axisDate, duration, roughDuration, simulatedDate, timeAgo, timeLeft } from './dates.js';

const start = 1_767_225_600;

describe('time', () => {
  it('of the simulation is a date without a time zone', () => {
    expect(simulatedDate(start)).toBe('1 Jan 2026');
    expect(axisDate(start + 86_400 * 40, 86_400 * 60)).toBe('10 Feb');
    expect(axisDate(start, 86_400 * 700)).toBe('Jan 2026');
  });

  it.each([
    [172_800, '2 days'],
    [604_800, '1 week'],
    [129_600, '36 hours'],
    [90, '90 seconds'],
  ])('of %d s reads %s', (seconds, text) => {
    expect(duration(seconds)).toBe(text);
  });

  it('that is left is rough', () => {
    expect(timeLeft(12.4)).toBe('12 s');
    expect(timeLeft(200)).toBe('3 min 20 s');
    expect(timeLeft(3900)).toBe('1 h 5 min');
  });

  it('that is gone is rougher', () => {
    expect(timeAgo('2026-01-01T00:00:00Z', Date.parse('2026-01-01T00:05:30Z'))).toBe('5 min ago');
  });

  it.each([
    [549_816, '6.4 days'],
    [157_680, '1.8 days'],
    [1_000_000, '11.6 days'],
    [604_800, '1 week'],
    [172_800, '2 days'],
    [5_400, '1.5 hours'],
    [12, '12 seconds'],
  ])('of %d s reads, roughly, %s', (seconds, text) => {
    expect(roughDuration(seconds)).toBe(text);
  });
});
