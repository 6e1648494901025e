import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { InputError } from '../errors/index.js';
import { formatTokens, parseTokens } from './quantities.js';

describe('an amount of tokens', () => {
  it.each([
    ['0', 0n],
    ['1', 10n ** 18n],
    ['1250.5', 1_250_500_000_000_000_000_000n],
    ['0.000000000000000001', 1n],
    ['219295.650978169915391391', 219_295_650_978_169_915_391_391n],
  ])('reads %s exactly', (text, wei) => {
    expect(parseTokens(text)).toBe(wei);
  });

  it.each(['-1', '+1', '1e3', '', '1.', '.5', '0.0000000000000000001', 'abc', '1,000'])('refuses %j', (text) => {
    expect(() => parseTokens(text)).toThrow(InputError);
  });

  it('survives being written and read again', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 10n ** 40n }), (wei) => {
        expect(parseTokens(formatTokens(wei))).toBe(wei);
      }),
    );
  });

  it('keeps the sign of a difference when written', () => {
    expect(formatTokens(-1_500_000_000_000_000_000n)).toBe('-1.5');
  });
});
