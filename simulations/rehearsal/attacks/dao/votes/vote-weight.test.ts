import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { squareRoot, tokensForWeight, weightOf } from './vote-weight.js';

const UNIT = 10n ** 18n;
const amounts = fc.bigInt({ min: 0n, max: 10n ** 30n });

describe('the weight of tokens', () => {
  it.each([
    { weights: 'tokens', tokens: 9n * UNIT, weight: 9n * UNIT },
    { weights: 'quadratic', tokens: 9n * UNIT, weight: 3n * UNIT },
    { weights: 'person', tokens: 9n * UNIT, weight: UNIT },
    { weights: 'person', tokens: 0n, weight: 0n },
  ] as const)('is $weight for $tokens under $weights', ({ weights, tokens, weight }) => {
    expect(weightOf(tokens, weights, UNIT)).toBe(weight);
  });

  it('is a whole root, never above the real one', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 10n ** 60n }), (value) => {
        const root = squareRoot(value);
        expect(root * root <= value && (root + 1n) * (root + 1n) > value).toBe(true);
      }),
    );
  });

  it('needs no more and no fewer tokens than it takes', () => {
    fc.assert(
      fc.property(amounts, fc.constantFrom('tokens', 'quadratic'), (weight, weights) => {
        const tokens = tokensForWeight(weight, weights, UNIT)!;
        expect(weightOf(tokens, weights, UNIT)).toBeGreaterThanOrEqual(weight);
        if (tokens > 0n) expect(weightOf(tokens - 1n, weights, UNIT)).toBeLessThan(weight);
      }),
    );
    expect(tokensForWeight(UNIT + 1n, 'person', UNIT)).toBeNull();
  });
});
