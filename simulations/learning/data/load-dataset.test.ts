import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { datasetSchema } from '../../scenario/learning/index.js';
import { loadDataset } from './load-dataset.js';
import { resolveDatasetFiles } from './resolve-dataset-files.js';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'folkmoot-dataset-'));
  const rows = Array.from({ length: 40 }, (_, i) => i);
  await writeFile(join(folder, 'a.csv'), ['x,y', ...rows.map((i) => `${(i * 7) % 11},${i % 2}`)].join('\n'));
  await writeFile(join(folder, 'm.tsv'), rows.map((i) => `${i % 2 ? 'ham' : 'spam'}\tword ${'ab'[i % 2]}`).join('\n'));
  await writeFile(
    join(folder, 'i'),
    Uint8Array.from([0, 0, 8, 3, 0, 0, 0, 40, 0, 0, 0, 2, 0, 0, 0, 2, ...rows.flatMap((i) => [i, i, i, i])]),
  );
  await writeFile(join(folder, 'l'), Uint8Array.from([0, 0, 8, 1, 0, 0, 0, 40, ...rows.map((i) => i % 2)]));
});
afterAll(() => rm(folder, { recursive: true }));

const sizes = { trainExamples: 30, heldOutExamples: 10, testExamples: 10 };

it.each([
  { kind: 'mnist' },
  { kind: 'iris' },
  { kind: 'messages', file: 'm.tsv' },
  { kind: 'synthetic', examples: 60 },
  { kind: 'csv', file: 'a.csv', labelColumn: 'y' },
  { kind: 'idx', images: 'i', labels: 'l' },
])('loads %o into shared memory, alike for the same seed only', async (draft) => {
  const dataset = resolveDatasetFiles(datasetSchema.parse(draft), folder);
  const loaded = await loadDataset({ dataset, ...sizes }, 1);
  expect(loaded.classNames).toHaveLength(loaded.classes);
  for (const { inputs, labels } of [loaded.train, loaded.heldOut, loaded.test]) {
    expect(labels.length).toBeGreaterThan(0);
    expect(inputs).toHaveLength(labels.length * loaded.features);
    expect(inputs.every((value: number) => Number.isFinite(value))).toBe(true);
    expect(labels.every((label) => label < loaded.classes)).toBe(true);
    expect([inputs.buffer, labels.buffer].every((buffer) => buffer instanceof SharedArrayBuffer)).toBe(true);
  }
  expect(await loadDataset({ dataset, ...sizes }, 1)).toEqual(loaded);
  expect(await loadDataset({ dataset, ...sizes }, 2)).not.toEqual(loaded);
});
