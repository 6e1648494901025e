import { expect, it } from 'vitest';
import { loadDataset } from './load-dataset.js';

const iris = (trainExamples: number, heldOutExamples: number, testExamples: number) =>
  loadDataset({ dataset: { kind: 'iris' }, trainExamples, heldOutExamples, testExamples }, 1);

it('tells that splits were shrunk to what the data hold', async () => {
  const { notes, train } = await iris(12_000, 1_000, 2_000);
  expect(train.labels).toHaveLength(120);
  expect(notes).toEqual([
    'The data have too few examples for the splits asked for (12000 to train on, 1000 held out, 2000 to test on): ' +
      'they became 120, 10 and 20.',
  ]);
});

it('tells nothing of splits that fit', async () => {
  expect((await iris(100, 20, 30)).notes).toBeUndefined();
});
