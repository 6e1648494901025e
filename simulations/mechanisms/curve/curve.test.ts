import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { TOKEN } from '../../scenario/index.js';
import { type Curve, curvePrice, reserveAt, supplyAt, toPrice } from './curve.js';

const curveOf = (exponent: number, unit = TOKEN): Curve => ({
  exponent,
  reserve: unit,
  supply: unit,
  reserveAtOpening: unit,
  supplyAtOpening: unit,
});

describe('a bonding curve', () => {
  it('has the published figures: R = 1, S = 1, κ = 2 gives a supply of √2 at R = 2 and a price of 2 at R = 1', () => {
    expect(supplyAt(curveOf(2), 2n * TOKEN)).toBe(1_414_213_562_373_095_048n);
    expect(curvePrice(curveOf(2))).toBe(2n * TOKEN);
  });

  it.each([
    [1, 5n, 5n],
    [2, 9n, 3n],
    [3, 8n, 2n],
  ])('of exponent %i has at reserve %i a supply of %i', (exponent, reserve, supply) => {
    expect(supplyAt(curveOf(exponent), reserve * TOKEN)).toBe(supply * TOKEN);
    expect(reserveAt(curveOf(exponent), supply * TOKEN)).toBe(reserve * TOKEN);
  });

  it('has the largest supply that its reserve covers', () => {
    const inputs = fc.tuple(fc.integer({ min: 1, max: 3 }), fc.bigInt(0n, 10n ** 27n), fc.bigInt(1n, 10n ** 24n));
    fc.assert(
      fc.property(inputs, ([exponent, reserve, unit]) => {
        const curve = curveOf(exponent, unit);
        const supply = supplyAt(curve, reserve);
        expect(reserveAt(curve, supply)).toBeLessThanOrEqual(reserve);
        expect(reserveAt(curve, supply + 1n)).toBeGreaterThan(reserve);
      }),
    );
  });

  it('is brought to a price by the coins or tokens that it says', () => {
    const curve = curveOf(2, 1000n * TOKEN);
    const { coins } = toPrice(curve, 3);
    const reserve = curve.reserve + coins;
    expect(Number(curvePrice({ exponent: 2, reserve, supply: supplyAt(curve, reserve) })) / 1e18).toBeCloseTo(3, 6);
    const { tokens } = toPrice(curve, 1);
    const supply = curve.supply - tokens;
    expect(Number(curvePrice({ exponent: 2, reserve: reserveAt(curve, supply), supply })) / 1e18).toBeCloseTo(1, 6);
    expect(toPrice(curveOf(1), 2)).toEqual({ coins: 0n, tokens: 0n });
  });
});
