import { afterEach, describe, expect, it } from 'vitest';
import { count, decimal, percent, separate, setNumberStyle, short, unbroken } from './number-format.js';
import { exactTokens, shortTokens, tokensOf } from './tokens.js';

afterEach(() => setNumberStyle('comma'));

describe('a number', () => {
  it('has its thousands separated and a true minus', () => {
    expect(count(1_234_567)).toBe('1,234,567');
    expect(separate('-12345.678')).toBe('\u221212,345.678');
  });

  it('is written in the chosen style', () => {
    setNumberStyle('dot');
    expect(separate('1234567.5')).toBe('1.234.567,5');
    setNumberStyle('space');
    expect(separate('1234567.5')).toBe('1\u202f234\u202f567.5');
  });

  it('stays on one line with its sign in words of the engine', () => {
    expect(unbroken('1 % of a price, 9.8 % of votes')).toBe('1\u00a0% of a price, 9.8\u00a0% of votes');
  });

  it('that is a share reads as percent with one decimal', () => {
    expect(percent(0.08234)).toBe('8.2\u00a0%');
    expect(percent(1)).toBe('100.0\u00a0%');
  });

  it.each([
    [0, '0'],
    [1_234_567, '1.23\u00a0M'],
    [999_999, '1\u00a0M'],
    [45_610.4, '45,610'],
    [456.7, '457'],
    [45.67, '45.7'],
    [4.567, '4.57'],
    [0.04567, '0.0457'],
    [-1500, '\u22121,500'],
    [3.2e9, '3.2\u00a0B'],
  ])('%d keeps the digits that mean something: %s', (value, text) => {
    expect(short(value)).toBe(text);
  });

  it('drops zeros at its end', () => {
    expect(decimal(2.5, 3)).toBe('2.5');
    expect(decimal(100, 0)).toBe('100');
  });
});

describe('an amount of wei', () => {
  it('is exact when asked for', () => {
    expect(exactTokens('219295650978169915391391')).toBe('219,295.650978169915391391');
    expect(exactTokens('-1500000000000000000')).toBe('\u22121.5');
  });

  it('is short when shown and a plain number when drawn', () => {
    expect(shortTokens('219295650978169915391391')).toBe('219,296');
    expect(tokensOf('1500000000000000000')).toBe(1.5);
  });
});
