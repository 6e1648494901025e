import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { etherOf, weiOf } from './ether-amount.js';

describe('ether sent along with a call', () => {
  it.each([
    ['', '0'],
    ['1', '1000000000000000000'],
    ['.5', '500000000000000000'],
    ['0.000000000000000001', '1'],
    ['2.', '2000000000000000000'],
  ])('%j is %s wei', (ether, wei) => {
    expect(weiOf(ether)).toBe(wei);
  });

  it.each(['-1', '1e18', '1,5', '0.0000000000000000001', 'some'])('%j is no amount', (text) => {
    expect(weiOf(text)).toBeNull();
  });

  it('is exact both ways', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 10n ** 30n }), (wei) => {
        expect(weiOf(etherOf(String(wei)))).toBe(String(wei));
      }),
    );
  });
});
