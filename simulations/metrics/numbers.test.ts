import { describe, expect, it } from 'vitest';
import { exactPercent, percent, rounded, roundTokens, shareOf } from './numbers.js';

const TOKEN = 10n ** 18n;

describe('numbers of a sentence', () => {
  it.each([
    [0, '0 %', '0 %'],
    [0.0004, '0 %', '0 %'],
    [0.0821, '8.2 %', '8.2 %'],
    [0.0999, '10 %', '10 %'],
    [0.1, '10 %', '10 %'],
    [0.104, '10 %', '10.4 %'],
    [0.1249, '12 %', '12.5 %'],
    [0.6149, '61 %', '61.5 %'],
    [0.8734, '87 %', '87.3 %'],
    [1, '100 %', '100 %'],
  ])('say the share %f as %s, exactly as %s', (share, short, exact) => {
    expect([percent(share), exactPercent(share)]).toEqual([short, exact]);
  });

  it.each([
    [0n, '0 tokens'],
    [TOKEN / 2_500n, '0 tokens'],
    [TOKEN / 2_000n, '0.001 tokens'],
    [(TOKEN * 1_234n) / 10_000n, '0.123 tokens'],
    [TOKEN, '1 token'],
    [(TOKEN * 101n) / 100n, '1 token'],
    [(TOKEN * 126n) / 100n, '1.3 tokens'],
    [(TOKEN * 9_994n) / 100n, '99.9 tokens'],
    [100n * TOKEN, '100 tokens'],
    [(TOKEN * 1_234n) / 10n, '123 tokens'],
    [(TOKEN * 12_404n) / 10n, '1,240 tokens'],
    [1_234_567n * TOKEN, '1,234,567 tokens'],
  ])('say %i wei as %s', (wei, words) => {
    expect(roundTokens(wei)).toBe(words);
  });

  it('are rounded to so many decimals, halves up', () => {
    expect([rounded(1.25, 1), rounded(-1.25, 1), rounded(1_234.5, 0), rounded(0.0005, 3)]).toEqual([
      1.3, -1.2, 1_235, 0.001,
    ]);
  });

  it('are parts of a whole to nine digits, also where no float could hold either', () => {
    expect(shareOf(1n, 3n)).toBe(0.333333333);
    expect(shareOf(2n * 10n ** 27n, 3n * 10n ** 27n)).toBe(0.666666666);
    expect(shareOf(5n, 5n)).toBe(1);
    expect(shareOf(7n, 0n)).toBe(0);
    expect(shareOf(0n, 7n)).toBe(0);
  });
});
