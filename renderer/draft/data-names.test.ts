import fc from 'fast-check';
import { expect, it } from 'vitest';
import { commandParameters } from '../../simulations/api/contract/index.js';
import { datasetName, kindOfFile, plainFileName } from './data-names.js';

it.each([
  ['Wine Quality (red).csv', 'wine-quality-red'],
  ['.csv', 'data'],
  ['train-images.idx3-ubyte', 'train-images'],
])('calls %s %s', (file, name) => {
  expect(datasetName(file)).toBe(name);
});

it('gives names that the engine takes, whatever a file is called', () => {
  fc.assert(
    fc.property(fc.string({ minLength: 1, maxLength: 200, unit: 'grapheme' }), (file) => {
      const asked = { name: datasetName(file), files: [{ name: plainFileName(file), base64: '' }] };
      expect(commandParameters.importDataset.safeParse(asked).success).toBe(true);
    }),
  );
});

it.each([
  ['a.json', 'study'],
  ['A.CSV', 'table'],
  ['a.tsv', 'table'],
  ['train-images-idx3-ubyte', 'idx'],
  ['train-labels.idx1-ubyte', 'idx'],
  ['pictures.idx', 'idx'],
  ['notes.txt', null],
])('takes %s for %s', (name, kind) => {
  expect(kindOfFile(name)).toBe(kind);
});
