import { describe, expect, it } from 'vitest';
import { randomStream } from '../../random/index.js';
import { eraOf, eraOfRound, type TableSource } from './eras.js';
import { drawColumns, examplePredictions, fitRidge, type ModelDesign, predict, predictionsFor } from './models.js';
import { corrOf, hexOf } from './scores.js';
import { tournamentSection } from './section.js';

const NOTHING = { rounds: new Map() };
const ALL = [0, 1, 2, 3, 4, 5, 6, 7];
const design: ModelDesign = { columns: 8, windowEras: 5, fittedTo: 'newest', ridge: 0.1 };
const source = (regimePersistence: number): TableSource => ({
  seed: 3,
  tournament: tournamentSection.parse({ table: { columns: 8, historyEras: 30, regimePersistence } })!,
});
/** The mean score of a design over twenty later rounds, of whose targets nothing is known. */
function meanCorr(table: TableSource, own: ModelDesign) {
  const scores = Array.from({ length: 20 }, (_, round) =>
    corrOf(predictionsFor(round, own, ALL, table, NOTHING), eraOf(table, eraOfRound(round, table)).targets),
  );
  return scores.reduce((sum, one) => sum + one, 0) / scores.length;
}

describe('a ridge regression', () => {
  // Two columns of ±1 that are at right angles; the target is 2 more for the first and 1 less for the second.
  const era = {
    features: Float32Array.from([1, 1, 1, -1, -1, 1, -1, -1]),
    targets: Uint8Array.from([3, 4, 1, 2]),
  };

  it.each([
    [0, [1, -0.5]],
    [1, [0.5, -0.25]],
    [3, [0.25, -0.125]],
  ])('with a penalty of %d finds %j', (ridge, coefficients) => {
    const model = fitRidge([era, era], 2, [0, 1], ridge);
    coefficients.forEach((one, at) => {
      expect(model.coefficients[at]).toBeCloseTo(one, 12);
    });
  });

  it('finds what columns that go together say each', () => {
    const features = Float32Array.from([1, 1, 2, 1, 1, 3, 0, 2]);
    const targets = Uint8Array.from([2, 3, 4, 2]);
    // By the normal equations, with targets from their mean of 2.75: 6a + 6b = 1 and 6a + 15b = 1.75.
    const [a, b] = fitRidge([{ features, targets }], 2, [0, 1], 0).coefficients;
    expect(a).toBeCloseTo(1 / 12, 9);
    expect(b).toBeCloseTo(1 / 12, 9);
  });

  it('finds something finite where columns are more than rows', () => {
    const wide = { features: Float32Array.from([1, 2, 3, 4, 5, 7]), targets: Uint8Array.from([1, 3]) };
    for (const one of fitRidge([wide], 3, [0, 1, 2], 0).coefficients) expect(Number.isFinite(one)).toBe(true);
  });

  it('predicts places, spread over a byte', () => {
    const model = { columns: [1], coefficients: [2] };
    expect([...predict(model, Float32Array.from([9, 3, 9, 1, 9, 4, 9, 2]), 2)]).toEqual([160, 32, 224, 96]);
  });
});

describe('a model', () => {
  it('says something of later eras where the regime stays, and nothing where it does not', () => {
    expect(meanCorr(source(1), design)).toBeGreaterThan(0.2);
    expect(Math.abs(meanCorr(source(0), design))).toBeLessThan(0.06);
  });

  it('is better the more it was fitted to, where the regime stays', () => {
    expect(meanCorr(source(1), { ...design, windowEras: 30 })).toBeGreaterThan(
      meanCorr(source(1), { ...design, windowEras: 1 }),
    );
  });

  it('learns a round’s targets once they are on the chain, and not before, unless it was fitted for good', () => {
    const table = source(0.9);
    const round = (targets: boolean) => ({
      rounds: new Map([
        [0, { entries: new Map(), atRisk: 0n, targets: targets ? hexOf(eraOf(table, 30).targets) : null }],
      ]),
    });
    const before = predictionsFor(3, design, ALL, table, NOTHING);
    expect(predictionsFor(3, design, ALL, table, round(false))).toEqual(before);
    expect(predictionsFor(3, design, ALL, table, round(true))).not.toEqual(before);
    const old = { ...design, fittedTo: 'oldest' } as const;
    expect(predictionsFor(3, old, ALL, table, round(true))).toEqual(predictionsFor(3, old, ALL, table, NOTHING));
  });

  it('has columns of its own, some or all', () => {
    const draw = (name: string, count: number) => drawColumns(randomStream('columns', name), count, 8);
    expect(draw('ann', 20)).toEqual(ALL);
    expect(new Set(draw('ann', 4)).size).toBe(4);
    expect(draw('ann', 4)).not.toEqual(draw('ben', 4));
  });

  it('that everybody has uses the first columns and all history', () => {
    const table = source(1);
    const example = { columns: 3, windowEras: 30, fittedTo: 'oldest', ridge: 0 } as const;
    expect(examplePredictions(2, table)).toEqual(predictionsFor(2, example, [0, 1, 2], table, NOTHING));
  });
});
