import { resolve } from 'node:path';
import { expect, it } from 'vitest';
import { datasetSchema } from '../../scenario/learning/index.js';
import { loadDataset, resolveDatasetFiles } from './load-dataset.js';

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

const folder = resolve('/somewhere/studies');

it.each([
  [{ kind: 'csv', file: 'mine.csv', labelColumn: 'y' }, { file: resolve(folder, 'mine.csv') }],
  [{ kind: 'messages', file: '../texts.tsv' }, { file: resolve('/somewhere/texts.tsv') }],
  [
    { kind: 'idx', images: 'a/b.idx', labels: resolve('/c.idx') },
    { images: resolve(folder, 'a/b.idx'), labels: resolve('/c.idx') },
  ],
])('names the files of %o from the folder', (draft, expected) => {
  const dataset = datasetSchema.parse(draft);
  expect(resolveDatasetFiles(dataset, folder)).toEqual({ ...dataset, ...expected });
});

it('leaves data without files alone', () => {
  expect(resolveDatasetFiles({ kind: 'mnist' }, folder)).toEqual({ kind: 'mnist' });
});
