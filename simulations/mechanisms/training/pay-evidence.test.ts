import { describe, expect, it } from 'vitest';
import { address, roundStudy } from '../../../test/fixtures/world.js';
import { CONTRIBUTION_RULES } from '../../scenario/index.js';
import { misdirectedPay, payShares } from './pay-evidence.js';

const CLAIMS = CONTRIBUTION_RULES.indexOf('sampleCount');
const LEFT_OUT = CONTRIBUTION_RULES.indexOf('leaveOneOut');

/** A round of trainers 1, 2, …: what each says it holds, does, and scores when left out. */
const round = (...trainers: readonly (readonly [claimed: number, effect: number, score: number])[]) =>
  roundStudy({
    trainers: trainers.map((_, i) => address(i + 1)),
    claimed: trainers.map(([claimed]) => claimed),
    effects: trainers.map(([, mean]) => ({ mean, error: 0 })),
    scores: new Map([[LEFT_OUT, trainers.map(([, , score]) => score)]]),
  });
const sharesOf = (shares: ReadonlyMap<string, number> | null) => [1, 2, 3].map((n) => shares?.get(address(n)));

describe('shares of pay', () => {
  it('go by what is claimed, round by round alike', () => {
    const studies = [round([10, 1, 1], [30, 1, 1]), round([10, 1, 1], [10, 1, 1])];
    expect(sharesOf(payShares(studies, CLAIMS))).toEqual([(0.25 + 0.5) / 2, (0.75 + 0.5) / 2, undefined]);
  });

  it('go by scores, of which those below none count for none', () => {
    expect(sharesOf(payShares([round([10, 1, 3], [10, 1, -5], [10, 1, 1])], LEFT_OUT))).toEqual([0.75, 0, 0.25]);
  });

  it('are nobody’s in a round in which nobody earns anything, which lowers everybody’s', () => {
    const studies = [round([10, 1, 0], [10, 1, -1]), round([10, 1, 1], [10, 1, 0])];
    expect(sharesOf(payShares(studies, LEFT_OUT))).toEqual([0.5, 0, undefined]);
  });

  it('go by any weights that follow from a study, and are unknown where none do', () => {
    const studies = [round([10, 3, 0], [10, 1, 0])];
    expect(sharesOf(payShares(studies, ({ effects }) => effects.map(({ mean }) => mean)))).toEqual([
      0.75,
      0.25,
      undefined,
    ]);
    expect(payShares(studies, () => null)).toBeNull();
  });

  it('are unknown under a rule that was not studied', () => {
    expect(payShares([round([10, 1, 1])], CONTRIBUTION_RULES.indexOf('cosine'))).toBeNull();
  });
});

describe('pay that goes to updates which do no good', () => {
  // The third claims half of all examples and does nothing; per example the others do the same.
  const studies = [round([10, 0.2, 2], [10, 0.2, 2], [20, 0, 0])];

  it('is told in percent, with what another rule would spare', () => {
    const found = misdirectedPay(studies, CLAIMS, LEFT_OUT)!;
    expect(found.now).toEqual({ mean: 50, error: 0 });
    expect(found.spared).toEqual({ mean: 50, error: 0 });
    expect(misdirectedPay(studies, LEFT_OUT, CLAIMS)!.spared.mean).toBe(-50);
  });

  it('is that of updates which do less than a quarter of what the typical one does for its examples', () => {
    const doing = (effect: number) =>
      misdirectedPay([round([10, 0.2, 1], [10, 0.2, 1], [10, effect, 1])], CLAIMS, CLAIMS);
    expect(doing(0.049)!.now.mean).toBeCloseTo(100 / 3, 9);
    expect(doing(0.051)!.now.mean).toBe(0);
    // As much for twice the examples is half as much an example.
    const large = misdirectedPay([round([10, 0.2, 1], [10, 0.2, 1], [40, 0.19, 1])], CLAIMS, CLAIMS);
    expect(large!.now.mean).toBeCloseTo(100 * (40 / 60), 9);
  });

  it('holds updates against the median one, whichever was revealed first', () => {
    const found = misdirectedPay([round([10, 0.2, 1], [10, 0, 1], [10, 0.2, 1])], CLAIMS, CLAIMS)!;
    expect(found.now.mean).toBeCloseTo(100 / 3, 9);
  });

  it('weighs an effect by its part of its own round’s examples', () => {
    const small = round([10, 0.1, 1], [10, 0.1, 1]);
    // Of 100 examples the third has 20, and does three tenths of what the others do for theirs.
    const large = round([40, 0.08, 1], [40, 0.08, 1], [20, 0.012, 1]);
    expect(misdirectedPay([small, large], CLAIMS, CLAIMS)!.now.mean).toBe(0);
  });

  it('counts everybody with the chance that it is so, and is as unsure as that', () => {
    const effects = [0.2, 0.2, 0.05].map((mean, i) => ({ mean, error: i === 2 ? 0.01 : 0 }));
    const unsure = { ...round([10, 0, 1], [10, 0, 1], [20, 0, 1]), effects };
    // Half of all examples: what it does is exactly a quarter of 0.8, as an example goes, give or take 0.02.
    const bound = { ...unsure, effects: [effects[0]!, effects[1]!, { mean: 0.1, error: 0.01 }] };
    const found = misdirectedPay([bound], CLAIMS, CLAIMS)!;
    expect(found.now.mean).toBeCloseTo(25, 4);
    expect(found.now.error).toBeCloseTo(Math.sqrt(50 ** 2 * 0.25), 4);
    expect(found.spared).toEqual({ mean: 0, error: 0 });
    expect(misdirectedPay([unsure], CLAIMS, CLAIMS)!.now.mean).toBeGreaterThan(49);
  });

  it('cannot be told of where the typical update is within three errors of doing nothing', () => {
    const typical = (error: number) =>
      misdirectedPay(
        [
          {
            ...round([10, 0, 1], [10, 0, 1]),
            effects: [
              { mean: 0.3, error },
              { mean: 0.3, error },
            ],
          },
        ],
        CLAIMS,
        CLAIMS,
      );
    expect(typical(0.101)).toBeNull();
    expect(typical(0.099)).not.toBeNull();
    expect(typical(0.1)).toBeNull();
  });

  it('cannot be told of without studies, or under a rule that was not studied', () => {
    const cosine = CONTRIBUTION_RULES.indexOf('cosine');
    expect(misdirectedPay([], CLAIMS, LEFT_OUT)).toBeNull();
    expect(misdirectedPay(studies, cosine, CLAIMS)).toBeNull();
    expect(misdirectedPay(studies, CLAIMS, cosine)).toBeNull();
  });
});
