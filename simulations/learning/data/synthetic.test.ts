import { describe, expect, it } from 'vitest';
import type { DatasetSpec } from '../../scenario/index.js';
import type { Dataset, ExampleSet } from './example-set.js';
import { loadSynthetic } from './synthetic.js';

const sizes = { trainExamples: 20_000, heldOutExamples: 10, testExamples: 10_000 };
const load = (over: Partial<Extract<DatasetSpec, { kind: 'synthetic' }>>, seed = 1) =>
  loadSynthetic(
    { kind: 'synthetic', features: 5, classes: 2, examples: 30_010, separation: 3, labelNoisePercent: 0, ...over },
    sizes,
    seed,
  );

/** Mean of each class's training examples. */
function centres({ train, features, classes }: Dataset): number[][] {
  return Array.from({ length: classes }, (_, label) => {
    const rows = [...train.labels.keys()].filter((i) => train.labels[i] === label);
    return Array.from({ length: features }, (_, f) => {
      return rows.reduce((sum, row) => sum + train.inputs[row * features + f]!, 0) / rows.length;
    });
  });
}

/** Share that the nearest centre, which is Bayes' rule here, gets right. */
function nearestCentreAccuracy(dataset: Dataset, set: ExampleSet, from = centres(dataset)): number {
  const { features } = dataset;
  let right = 0;
  set.labels.forEach((label, row) => {
    const distances = from.map((centre) => {
      return centre.reduce((sum, c, f) => sum + (set.inputs[row * features + f]! - c) ** 2, 0);
    });
    if (distances.indexOf(Math.min(...distances)) === label) right++;
  });
  return right / set.labels.length;
}

describe('the Bayes accuracy of two classes', () => {
  // Φ(d/2), from a table of the normal distribution.
  it.each([
    [1, 0.69146],
    [2, 0.84134],
    [3, 0.93319],
    [4, 0.97725],
  ])('with centres %d apart is Φ(d/2) = %d', async (separation, expected) => {
    const dataset = await load({ separation });
    const standardError = Math.sqrt((expected * (1 - expected)) / 10_000);
    expect(Math.abs(nearestCentreAccuracy(dataset, dataset.test) - expected)).toBeLessThan(4 * standardError);
  });

  it('falls with label noise p to (1 − p) a + p / 2', async () => {
    const clean = await load({ separation: 4 });
    const noisy = await load({ separation: 4, labelNoisePercent: 40 });
    const accuracy = nearestCentreAccuracy(noisy, noisy.test, centres(clean));
    expect(Math.abs(accuracy - (0.6 * 0.97725 + 0.2))).toBeLessThan(4 * Math.sqrt(0.25 / 10_000));
  });
});

it.each([
  [2, 1],
  [4, 3],
  [6, 5],
  [10, 20],
])('puts %i classes of %i values in equal distances', async (classes, features) => {
  const found = centres(await load({ classes, features, separation: 5 }));
  for (const [i, a] of found.entries()) {
    for (const b of found.slice(0, i)) {
      expect(Math.abs(Math.hypot(...a.map((x, f) => x - b[f]!)) - 5)).toBeLessThan(0.15);
    }
  }
});

it('makes as many classes as asked where they cannot all be equally far apart', async () => {
  const dataset = await load({ classes: 30, features: 2, separation: 20 });
  expect(dataset.classes).toBe(30);
  expect(new Set(dataset.train.labels).size).toBe(30);
});

it('is the same for the same seed only', async () => {
  const small = { examples: 50 };
  expect(await load(small)).toEqual(await load(small));
  expect((await load(small)).train.inputs).not.toEqual((await load(small, 2)).train.inputs);
});

it.each([3, 6])('tells the best reachable accuracy of %d classes, which Bayes’ rule then reaches', async (classes) => {
  const dataset = await load({ classes, separation: 2 });
  const told = Number(/more than (.*) % right/.exec(dataset.notes?.[0] ?? '')?.[1]) / 100;
  const reached = nearestCentreAccuracy(dataset, dataset.test);
  expect(Math.abs(reached - told)).toBeLessThan(4 * Math.sqrt((told * (1 - told)) / 10_000));
});

it('tells no best accuracy where the centres are not equally far apart', async () => {
  expect((await load({ classes: 20, separation: 2 })).notes).toBeUndefined();
});
