import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exactAmount } from './exact-amount.js';

describe('an amount in a file', () => {
  it.each([
    ['1250.5', 18, 1250500000000000000000n],
    ['759.869718533298782208', 18, 759869718533298782208n],
    ['1,250.5', 2, 125050n],
    ['12,345,678', 0, 12345678n],
    ['0.000000000', 6, 0n],
    ['.5', 1, 5n],
    ['7.', 1, 70n],
    ['007', 0, 7n],
  ])('is exact: %s with %i decimals', (text, decimals, units) => {
    expect(exactAmount(text, decimals)).toBe(units);
  });

  it.each([
    ['0.1234567', 6, /7 decimals and the token has 6/],
    ['-1', 18, /negative/],
    ['1.5E+21', 18, /digits were lost/],
    ['', 18, /no amount/],
    ['1,25', 18, /not an amount/],
    ['12,3456', 18, /not an amount/],
    ['12 GOV', 18, /not an amount/],
    ['.', 18, /not an amount/],
    ['0x10', 18, /not an amount/],
  ])('is refused: %j with %i decimals', (text, decimals, message) => {
    expect(exactAmount(text, decimals)).toMatchObject({ message: expect.stringMatching(message) });
  });

  it('reads back every amount written with its decimals, with or without separators', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 10n ** 36n }), fc.integer({ min: 1, max: 18 }), (units, decimals) => {
        const digits = units.toString().padStart(decimals + 1, '0');
        const [whole, fraction] = [digits.slice(0, -decimals), digits.slice(-decimals)];
        expect(exactAmount(`${whole}.${fraction}`, decimals)).toBe(units);
        expect(exactAmount(`${BigInt(whole).toLocaleString('en-US')}.${fraction}`, decimals)).toBe(units);
      }),
    );
  });
});
