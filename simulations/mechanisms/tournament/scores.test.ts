import { describe, expect, it } from 'vitest';
import { address } from '../../../test/fixtures/world.js';
import { TOKEN } from '../../scenario/index.js';
import { corrOf, hexOf, metaModel, mmcOf, normalQuantile, ranked, SCORE_UNIT, scoreRound } from './scores.js';

/* Check values are of Numerai's published formulae, reckoned apart from this with Python's `statistics.NormalDist`. */

const TARGETS = [0, 1, 1, 2, 2, 2, 2, 3, 3, 4];
const RISING = [10, 20, 30, 40, 50, 60, 70, 80, 90, 100];
const FALLING = [...RISING].reverse();
const MIXED = [30, 30, 10, 200, 50, 50, 120, 70, 255, 180];

describe('a score', () => {
  it.each([
    [
      [3, 1, 2, 9],
      [0.625, 0.125, 0.375, 0.875],
    ],
    [
      [5, 5, 1, 5],
      [0.625, 0.625, 0.125, 0.625],
    ],
    [
      [7, 7],
      [0.5, 0.5],
    ],
  ])('ranks %j as %j', (values, ranks) => {
    expect(ranked(values)).toEqual(ranks);
  });

  it.each([
    [0.5, 0],
    [0.001, -3.090232306167813],
    [0.01, -2.3263478740408408],
    [0.02425, -1.9729610513118845],
    [0.3, -0.5244005127080407],
    [0.975, 1.9599639845400536],
    [0.9999, 3.7190164854557084],
  ])('takes the normal quantile of %d as %d', (probability, quantile) => {
    expect(normalQuantile(probability)).toBeCloseTo(quantile, 7);
  });

  it.each([
    ['of the right order', RISING, 0.9838216634837541],
    ['of the wrong order', FALLING, -0.9838216634837541],
    ['of an order that is partly right', MIXED, 0.5767604787097887],
    ['that say nothing', RISING.map(() => 7), 0],
  ])('has predictions %s correlate', (_, predictions, corr) => {
    expect(corrOf(predictions, TARGETS)).toBeCloseTo(corr, 7);
  });

  it.each([
    ['what the meta model says already', RISING, RISING, 0],
    ['the opposite of it', FALLING, RISING, 0],
    ['the right order, where it is partly right', RISING, MIXED, 0.49329417275183074],
    ['a partly right order, where it is right', MIXED, RISING, 0.04524328549127914],
    ['the wrong order', FALLING, MIXED, -0.49329417275183074],
  ])('contributes by %s', (_, predictions, meta, mmc) => {
    expect(mmcOf(predictions, meta, TARGETS)).toBeCloseTo(mmc, 7);
  });
});

describe('the meta model', () => {
  const entry = (ranks: readonly number[], weight: number) => ({ ranks, weight });

  it.each([
    ['by stake', 3, 1, [0.3, 0.7]],
    ['of whoever has stake', 0, 1, [0.6, 0.4]],
    ['of all alike, where nobody has any', 0, 0, [0.4, 0.6]],
  ])('is the mean of ranks %s', (_, first, second, expected) => {
    const made = metaModel([entry([0.2, 0.8], first), entry([0.6, 0.4], second)]);
    made.forEach((rank, row) => {
      expect(rank).toBeCloseTo(expected[row]!, 12);
    });
  });
});

describe('a round', () => {
  const entry = (predictions: readonly number[], tokens: bigint) => ({
    predictions: hexOf(Uint8Array.from(predictions)),
    atRisk: tokens * TOKEN,
    score: null,
  });
  const [ann, ben] = [address(1), address(2)];
  const round = {
    entries: new Map([
      [ann, entry(RISING, 1_000n)],
      [ben, entry(MIXED, 0n)],
    ]),
    atRisk: 1_000n * TOKEN,
    targets: null,
  };

  it('scores everybody, beside a meta model that stakes alone make', () => {
    const { scores, stakeWeighted, equalWeighted } = scoreRound(round, Uint8Array.from(TARGETS));
    expect(scores.get(ann)).toEqual({ corr: 983_821_663, mmc: 0 });
    expect(scores.get(ben)).toEqual({ corr: 576_760_479, mmc: 45_243_285 });
    expect(stakeWeighted).toBeCloseTo(scores.get(ann)!.corr / SCORE_UNIT, 8);
    expect(equalWeighted).toBeLessThan(stakeWeighted);
    expect(equalWeighted).toBeGreaterThan(scores.get(ben)!.corr / SCORE_UNIT);
  });
});
