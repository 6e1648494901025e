import { resolve } from 'node:path';
import { expect, it } from 'vitest';
import { datasetSchema } from '../../scenario/learning/index.js';
import { resolveDatasetFiles } from './resolve-dataset-files.js';

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
