import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { endOf, jumpsOf, log2, nextUnlock, type Terms, termsOf, vestedAt } from './schedule.js';
import { SECONDS_PER_MONTH as MONTH, type VestingGroupDraft, vestingGroupSchema } from './section.js';

const START = 1_700_000_000;
const ALLOCATION = 1_000_000n * 10n ** 18n;
const terms = (shape: Terms['shape'], cliffMonths: number): Terms => ({
  start: START,
  duration: 48 * MONTH,
  cliff: cliffMonths * MONTH,
  shape,
  period: shape === 'linear' ? 0 : MONTH,
});

const anyTerms: fc.Arbitrary<Terms> = fc
  .record({
    shape: fc.constantFrom<Terms['shape'][]>('linear', 'steps', 'logarithmic'),
    period: fc.integer({ min: 1, max: 10_000_000 }),
    periods: fc.integer({ min: 1, max: 120 }),
    cliffShare: fc.double({ min: 0, max: 1, noNaN: true }),
  })
  .map(({ shape, period, periods, cliffShare }) => {
    const duration = period * periods;
    const cliff = Math.floor(duration * cliffShare);
    return { start: START, duration, cliff, shape, period: shape === 'linear' ? 0 : period };
  });
const anyTotal = fc.bigInt({ min: 0n, max: 10n ** 28n });

describe('what has vested', () => {
  // contracts/test/VestingWallets.t.sol has the same table.
  it.each<[Terms['shape'], number, number, bigint]>([
    ['linear', 12, 12 * MONTH - 1, 0n],
    ['linear', 12, 12 * MONTH, ALLOCATION / 4n],
    ['linear', 12, 12 * MONTH + 1, 250000007922021953507237n],
    ['steps', 12, 12 * MONTH - 1, 0n],
    ['steps', 12, 12 * MONTH, ALLOCATION / 4n],
    ['steps', 12, 13 * MONTH - 1, ALLOCATION / 4n],
    ['steps', 12, 13 * MONTH, 270833333333333333333333n],
    ['steps', 12, 48 * MONTH - 1, 979166666666666666666666n],
    ['steps', 12, 48 * MONTH, ALLOCATION],
    ['logarithmic', 0, MONTH - 1, 0n],
    ['logarithmic', 0, MONTH, 178103593554011088257663n],
    ['logarithmic', 0, 6 * MONTH, ALLOCATION / 2n],
    ['logarithmic', 12, 12 * MONTH - 1, 0n],
    ['logarithmic', 12, 12 * MONTH, 659061611530920429985549n],
    ['logarithmic', 12, 24 * MONTH, 827087475346916150303653n],
    ['logarithmic', 12, 48 * MONTH - 1, 994701891242834159927803n],
    ['logarithmic', 12, 48 * MONTH, ALLOCATION],
  ])('is by the table: %s, a cliff of %i months, after %i s', (shape, cliffMonths, elapsed, expected) => {
    expect(vestedAt(terms(shape, cliffMonths), ALLOCATION, START + elapsed)).toBe(expected);
  });

  it('never falls, stays within the allocation, is nothing before the cliff and everything at the end', () => {
    fc.assert(
      fc.property(anyTerms, anyTotal, fc.nat(), fc.nat(), (schedule, total, a, b) => {
        const [earlier, later] = [a, b].map((x) => START + (x % (schedule.duration + 2))).sort((x, y) => x - y);
        const vested = [vestedAt(schedule, total, earlier!), vestedAt(schedule, total, later!)] as const;
        expect(vested[0] <= vested[1] && vested[1] <= total).toBe(true);
        expect(vestedAt(schedule, total, endOf(schedule))).toBe(total);
        if (schedule.cliff > 0) expect(vestedAt(schedule, total, START + schedule.cliff - 1)).toBe(0n);
      }),
    );
  });

  it('takes logarithms as the library of numbers does, and to the last of 64 bits', () => {
    expect(log2(3n)).toBe(29237397617229858719n);
    expect(log2(10n ** 30n)).toBe(1838362721929581373234n);
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 2 ** 31 - 1 }), (x) => {
        expect(Number(log2(BigInt(x))) / 2 ** 64).toBeCloseTo(Math.log2(x), 12);
      }),
    );
  });
});

describe('the next unlock', () => {
  it('is the cliff, then every step; what flows by the second has none after its cliff', () => {
    const steps = terms('steps', 12);
    expect(nextUnlock(steps, ALLOCATION, START)).toEqual({ time: START + 12 * MONTH, amount: ALLOCATION / 4n });
    expect(nextUnlock(steps, ALLOCATION, START + 12 * MONTH)?.time).toBe(START + 13 * MONTH);
    expect(nextUnlock(steps, ALLOCATION, START + 48 * MONTH)).toBeNull();
    expect(nextUnlock(terms('linear', 12), ALLOCATION, START + 12 * MONTH)).toBeNull();
    expect(nextUnlock(terms('linear', 0), ALLOCATION, START)).toBeNull();
  });

  it('leaves no jump out: between two of them nothing becomes free at once', () => {
    fc.assert(
      fc.property(anyTerms, anyTotal, (schedule, total) => {
        const jumps = jumpsOf(schedule);
        expect(jumps).toEqual([...jumps].sort((a, b) => a - b));
        if (schedule.shape === 'linear') return;
        const freed = jumps.map((at) => vestedAt(schedule, total, at) - vestedAt(schedule, total, at - 1));
        expect(freed.reduce((sum, amount) => sum + amount, 0n)).toBe(total);
      }),
    );
  });
});

describe('the terms of a group', () => {
  const of = (fields: Partial<VestingGroupDraft>) =>
    termsOf(
      vestingGroupSchema.parse({ name: 'Team', sharePercent: 100, holder: { kind: 'treasury' }, ...fields }),
      START,
      MONTH,
    );

  it('count from launch when it grows during the cliff, and from the cliff when it does not', () => {
    const schedule = { cliffMonths: 12, durationMonths: 48 };
    const linear = { shape: 'linear', period: 0 };
    expect(of(schedule)).toEqual({ start: START, duration: 48 * MONTH, cliff: 12 * MONTH, ...linear });
    expect(of({ ...schedule, accruesDuringCliff: false })).toEqual({
      start: START + 12 * MONTH,
      duration: 36 * MONTH,
      cliff: 0,
      ...linear,
    });
  });

  it('of a cliff are a date', () => {
    expect(of({ shape: 'cliff', cliffMonths: 6 })).toMatchObject({ start: START + 6 * MONTH, duration: 0, cliff: 0 });
  });

  it('always fill the duration with whole periods', () => {
    const lengths = { min: 1, max: 40 };
    fc.assert(
      fc.property(fc.integer(lengths), fc.integer(lengths), fc.boolean(), (twelfths, count, log) => {
        const stepMonths = twelfths / 12;
        const shape = log ? 'log' : 'steps';
        const { duration, period } = of({ shape, stepMonths, durationMonths: stepMonths * count });
        expect([duration % period, duration / period]).toEqual([0, count]);
      }),
    );
  });
});
