import { expect, it } from 'vitest';
import type { Dataset } from './example-set.js';
import { loadDataset } from './load-dataset.js';
import { splitNotes } from './split-notes.js';
import { splitRows } from './split-rows.js';

const set = (...labels: number[]) => ({ inputs: new Float32Array(labels.length), labels: Uint8Array.from(labels) });
const dataset = (over: Partial<Dataset>): Dataset => ({
  features: 1,
  classes: 3,
  classNames: ['a', 'b', 'c'],
  picture: null,
  train: set(0, 1, 2),
  heldOut: set(0, 1, 2),
  test: set(0, 1, 2),
  ...over,
});

it('tells nothing where every split has every class', () => {
  expect(splitNotes(dataset({}))).toEqual([]);
});

it('names the classes that a split lacks, and what becomes of them', () => {
  expect(splitNotes(dataset({ train: set(0, 0), heldOut: set(0, 2), test: set(1) }))).toEqual([
    '2 of 3 classes are not in the training split, and cannot be learnt: “b”, “c”.',
    '1 of 3 classes is not in the held-out split, and counts in no score: “b”.',
    '2 of 3 classes are not in the test split, and count in no accuracy: “a”, “c”.',
  ]);
});

it('names five of many', async () => {
  const { train, ...rest } = await loadDataset(
    { dataset: { kind: 'mnist' }, trainExamples: 1, heldOutExamples: 100, testExamples: 200 },
    1,
  );
  expect(splitNotes({ train, ...rest })[0]).toMatch(/^9 of 10 classes .*(?:“\d”, ){4}“\d” and 4 more\.$/);
});

it.each<[string, { readonly common: number; readonly rare: number; readonly each: number }]>([
  ['twelve of one example', { common: 300, rare: 12, each: 1 }],
  ['forty of one example', { common: 250, rare: 40, each: 1 }],
  ['thirty of two examples', { common: 400, rare: 30, each: 2 }],
  ['thirty of three examples', { common: 400, rare: 30, each: 3 }],
  ['a hundred of one example', { common: 450, rare: 100, each: 1 }],
  ['twenty of five examples', { common: 100, rare: 20, each: 5 }],
])('rare classes beside two common ones do not all end in one split: %s', (_, { common, rare, each }) => {
  const labels = Uint8Array.from([
    ...Array.from({ length: 2 * common }, (__, i) => i % 2),
    ...Array.from({ length: rare * each }, (__, i) => 2 + (i % rare)),
  ]);
  const quarter = Math.floor(labels.length / 4);
  for (const seed of [1, 2, 3, 4, 5]) {
    const wanted = { trainExamples: 2 * quarter, heldOutExamples: quarter, testExamples: quarter };
    const splits = splitRows(labels, wanted, seed);
    const found = (rows: readonly number[]) => rows.filter((row) => labels[row]! >= 2).length;
    for (const [rows, share] of [
      [splits.train, 1 / 2],
      [splits.heldOut, 1 / 4],
      [splits.test, 1 / 4],
    ] as const) {
      expect(found(rows)).toBeGreaterThan(0);
      // Each class's place is drawn on its own: four standard deviations, and rounding.
      expect(Math.abs(found(rows) - share * each * rare)).toBeLessThan(4 * Math.sqrt(rare / 4) + 1);
    }
  }
});
