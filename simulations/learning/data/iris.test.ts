import { expect, it } from 'vitest';
import { loadIris } from './iris.js';

const sizes = { trainExamples: 12_000, heldOutExamples: 1_000, testExamples: 2_000 };

it('has 150 flowers, four measures and three species, evenly in every split', async () => {
  const { train, heldOut, test, features, classes, classNames } = await loadIris(sizes, 1);
  expect([train, heldOut, test].map(({ labels }) => labels.length)).toEqual([120, 10, 20]);
  expect([features, classes]).toEqual([4, 3]);
  expect(classNames).toEqual(['setosa', 'versicolor', 'virginica']);
  const perSpecies = [0, 1, 2].map((species) => train.labels.filter((label) => label === species).length);
  expect(perSpecies).toEqual([40, 40, 40]);
});

it('is standardised over the training flowers', async () => {
  const { train } = await loadIris(sizes, 1);
  for (const measure of [0, 1, 2, 3]) {
    const values = [...train.labels.keys()].map((flower) => train.inputs[4 * flower + measure]!);
    const mean = values.reduce((sum, x) => sum + x, 0) / values.length;
    expect(mean).toBeCloseTo(0, 5);
    expect(values.reduce((sum, x) => sum + (x - mean) ** 2, 0) / values.length).toBeCloseTo(1, 5);
  }
});

it('keeps each flower with its species: every setosa has a shorter petal than every other flower', async () => {
  const { train } = await loadIris(sizes, 2);
  const petals = (setosa: boolean) =>
    [...train.labels.keys()].filter((i) => (train.labels[i] === 0) === setosa).map((i) => train.inputs[4 * i + 2]!);
  expect(Math.max(...petals(true))).toBeLessThan(Math.min(...petals(false)));
});
