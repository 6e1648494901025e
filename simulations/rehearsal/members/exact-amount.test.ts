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
    ['10e+14', 0, 10n ** 15n],
    ['1.1e+14', 18, 11n * 10n ** 31n],
    ['1.8E+7', 0, 18_000_000n],
    ['5e-09', 18, 5_000_000_000n],
    ['0e5', 0, 0n],
    ['1.20000000000000000000e1', 18, 12n * 10n ** 18n],
    ["1'234.5", 1, 12345n],
    ['1 234 567', 0, 1_234_567n],
  ])('is exact: %s with %i decimals', (text, decimals, units) => {
    expect(exactAmount(text, decimals)).toBe(units);
  });

  it.each([
    ['0.1234567', 6, /7 decimals and the token has 6/],
    ['-1', 18, /negative/],
    ['1.23456789012345E+21', 18, /15 digits and an exponent, so that digits may be lost/],
    ['1e400', 18, /not an amount/],
    ['0,750', 18, /not an amount/],
    ['5e-19', 18, /19 decimals and the token has 18/],
    ['', 18, /no amount/],
    ['1,25', 18, /not an amount/],
    ['12,3456', 18, /not an amount/],
    ['12 GOV', 18, /not an amount/],
    ['.', 18, /not an amount/],
    ['0x10', 18, /not an amount/],
  ])('is refused: %j with %i decimals', (text, decimals, message) => {
    expect(exactAmount(text, decimals)).toMatchObject({ message: expect.stringMatching(message) });
  });

  it.each([
    ['14,484', 14_484n],
    ['0,750', 750n],
    ['1.234.567,5', 1_234_567_500n],
    ['1 234,5', 1_234_500n],
    ['12', 12_000n],
    ['1,5e+3', 1_500_000n],
  ])('with a comma for its mark is exact: %s', (text, units) => {
    expect(exactAmount(text, 3, 'comma')).toBe(units);
  });

  it('with a comma for its mark and a point for decimals is refused', () => {
    expect(exactAmount('12.5', 3, 'comma')).toMatchObject({ message: 'is not an amount of tokens' });
  });

  it('with an exponent is what the number is', () => {
    const parts = fc.tuple(fc.integer({ min: 1, max: 10 ** 9 }), fc.integer({ min: -9, max: 40 }));
    fc.assert(
      fc.property(parts, ([mantissa, exponent]) => {
        const written = `${String(mantissa)[0]}.${String(mantissa).slice(1)}e${exponent + String(mantissa).length - 1}`;
        expect(exactAmount(written, 18)).toBe(BigInt(mantissa) * 10n ** BigInt(18 + exponent));
      }),
    );
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
