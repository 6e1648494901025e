import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ConvictionRule, conviction, convictionThreshold, maturedShare, ripeningSteps } from './conviction.js';

const RULE: ConvictionRule = { kind: 'conviction', decay: 0.9, maximumShare: 0.2, weight: 0.002, stepSeconds: 86_400 };

describe('conviction', () => {
  it.each([
    // α 0.9, a stake of 15,000 from nothing (1Hive conviction-voting-app's defaults).
    { steps: 0, initial: 0, expected: 0 },
    { steps: 1, initial: 0, expected: 15_000 },
    { steps: 10, initial: 0, expected: 97_698 },
    { steps: 100_000, initial: 0, expected: 150_000 },
    { steps: 3, initial: 150_000, expected: 150_000 },
  ])('is $expected after $steps steps of 15,000 from $initial', ({ steps, initial, expected }) => {
    expect(Math.round(conviction(steps, initial, 15_000, 0.9))).toBe(expected);
  });

  it('is what the recurrence gives, step by step', () => {
    const steps = fc.integer({ min: 0, max: 60 });
    const amounts = fc.double({ min: 0, max: 1e6, noNaN: true });
    fc.assert(
      fc.property(
        steps,
        amounts,
        amounts,
        fc.double({ min: 0, max: 0.999, noNaN: true }),
        (n, initial, stake, decay) => {
          let y = initial;
          for (let i = 0; i < n; i++) y = decay * y + stake;
          expect(conviction(n, initial, stake, decay)).toBeCloseTo(y, 3);
          expect(maturedShare(n, decay) * stake).toBeCloseTo((1 - decay) * conviction(n, 0, stake, decay), 3);
        },
      ),
    );
  });
});

describe('the threshold of conviction', () => {
  it.each([
    { requestedShare: 0, tokens: 2250 },
    { requestedShare: 0.1, tokens: 9000 },
    { requestedShare: 0.2, tokens: Number.POSITIVE_INFINITY },
    { requestedShare: 0.9, tokens: Number.POSITIVE_INFINITY },
  ])('is $tokens tokens of 45,000 for $requestedShare of the funds', ({ requestedShare, tokens }) => {
    expect(convictionThreshold(RULE, 45_000, requestedShare)).toBeCloseTo(tokens, 6);
  });

  it('is ρS/((1 − α)(β − r)²) of conviction, as 1Hive writes it', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 0.19, noNaN: true }), (share) => {
        const inConviction = (0.002 * 45_000) / (1 - 0.9) / (0.2 - share) ** 2;
        expect(convictionThreshold(RULE, 45_000, share) / (1 - 0.9)).toBeCloseTo(inConviction, 3);
      }),
    );
  });

  it('counts whole steps from the vote to the end', () => {
    expect(ripeningSteps(0, 604_800, RULE)).toBe(7);
    expect(ripeningSteps(0.5, 604_800, RULE)).toBe(3);
    expect(ripeningSteps(1, 604_800, RULE)).toBe(0);
  });
});
