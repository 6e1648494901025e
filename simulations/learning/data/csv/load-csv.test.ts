import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { InputError } from '../../../errors/index.js';
import type { ExampleSet } from '../example-set.js';
import type { CsvChoices } from './check-choices.js';
import { loadCsv } from './load-csv.js';

const sizes = { trainExamples: 12_000, heldOutExamples: 1_000, testExamples: 2_000 };
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'folkmoot-csv-'));
});
afterAll(() => rm(folder, { recursive: true }));

let files = 0;
async function fileOf(content: string | Uint8Array): Promise<string> {
  const file = join(folder, `${++files}.csv`);
  await writeFile(file, content);
  return file;
}

const load = async (content: string | Uint8Array, choices: Partial<CsvChoices> = {}) =>
  loadCsv(
    { kind: 'csv', file: await fileOf(content), labelColumn: 'label', ignoreColumns: [], missing: 'fill', ...choices },
    sizes,
    1,
  );
async function failure(content: string | Uint8Array, choices: Partial<CsvChoices> = {}): Promise<InputError> {
  const error: unknown = await load(content, choices).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(InputError);
  return error as InputError;
}

/** 300 rows: a number that tells the label, a colour, a row number, one value everywhere, nothing, and the label. */
const rows = Array.from({ length: 300 }, (_, i) => [
  `${100 + i}`,
  `${(i % 3) * 10 + (i % 7) / 10}`,
  ['red', 'green', 'blue'][i % 3]!,
  'same',
  '',
  ['low', 'middle', 'high'][i % 3]!,
]);
const header = ['nr', 'size', 'colour', 'constant', 'empty', 'label'];
const table = (body: readonly (readonly string[])[] = rows) => [header, ...body].map((row) => row.join(',')).join('\n');
const changed = (row: number, column: string, value: string) =>
  rows.map((cells, i) => (i === row ? cells.map((cell, j) => (header[j] === column ? value : cell)) : cells));

const column = ({ inputs, labels }: ExampleSet, features: number, at: number) =>
  [...labels.keys()].map((row) => inputs[row * features + at]!);

describe('a table', () => {
  it('becomes standardised numbers and one-hot categories, with its label in the order of the alphabet', async () => {
    const { features, classes, classNames, picture, train, heldOut, test } = await load(table());
    expect([features, classes, picture]).toEqual([4, 3, null]);
    expect(classNames).toEqual(['high', 'low', 'middle']);
    expect([train, heldOut, test].map(({ labels }) => labels.length)).toEqual([240, 20, 40]);
    const numbers = column(train, features, 0);
    const mean = numbers.reduce((sum, x) => sum + x, 0) / 240;
    expect(mean).toBeCloseTo(0, 5);
    expect(numbers.reduce((sum, x) => sum + x ** 2, 0) / 240).toBeCloseTo(1, 5);
    for (const set of [train, heldOut, test]) {
      set.labels.forEach((label, row) => {
        const oneHot = [...set.inputs.subarray(row * 4 + 1, row * 4 + 4)];
        // Colours stand in the order of their first row: red, green, blue are low, middle, high.
        expect(oneHot.indexOf(1)).toBe([2, 0, 1][label]);
        expect(oneHot.reduce((sum, x) => sum + x, 0)).toBe(1);
      });
    }
  });

  it('tells what was left out and filled', async () => {
    const body = changed(5, 'size', '?').map((cells, i) => (i === 9 ? [...cells.slice(0, 5), 'NA'] : cells));
    expect((await load(table(body))).notes).toEqual([
      'Column “nr” was left out: it only numbers or names the rows.',
      'Column “empty” was left out: it is empty.',
      '1 row was left out: the label is missing.',
      'Column “size”: 1 missing value became the mean of the training examples.',
      'Column “constant” was left out: it is the same in all training examples.',
    ]);
  });

  it('has a category of its own for missing texts, or drops their rows, as chosen', async () => {
    const body = rows.map((cells, i) => (i % 10 === 0 ? [...cells.slice(0, 2), 'null', ...cells.slice(3)] : cells));
    const choices = { ignoreColumns: ['empty'] };
    expect((await load(table(body), choices)).features).toBe(5);
    const dropped = await load(table(body), { ...choices, missing: 'drop' });
    expect(dropped.features).toBe(4);
    expect(dropped.train.labels.length + dropped.heldOut.labels.length + dropped.test.labels.length).toBe(270);
    expect(dropped.notes).toContain('30 rows were left out: a value is missing.');
  });

  it('may be compressed, and have labels that are numbers, in their order', async () => {
    const body = rows.map((cells, i) => [...cells.slice(0, 5), ['10', '9.0', '9'][i % 3]!]);
    const { classNames, train } = await load(gzipSync(table(body)));
    expect(classNames).toEqual(['9', '10']);
    expect(train.labels.filter((label) => label === 0)).toHaveLength(160);
  });

  it('is split alike for the same file and seed', async () => {
    expect(await load(table())).toEqual(await load(table()));
  });
});

describe('a table that cannot be used says why', () => {
  const classes = (count: number) => table(rows.map((cells, i) => [...cells.slice(0, 5), `class ${i % count}`]));
  it.each([
    [
      'a label column that is not there',
      table(),
      { labelColumn: 'lable' },
      'column “lable”: the file has no such column',
      'Did you mean “label”?',
    ],
    [
      'a label like no column',
      table(),
      { labelColumn: 'zebra crossing' },
      'the file has no such column',
      'Its columns are “nr”, “size”',
    ],
    [
      'a column to leave out that is not there',
      table(),
      { ignoreColumns: ['Colours'] },
      'column “Colours”: the file has no',
      '“colour”',
    ],
    [
      'a label that is left out',
      table(),
      { ignoreColumns: ['label'] },
      'it is the label and left out at once',
      'Take it from',
    ],
    ['one class', classes(1), {}, 'every row has the same label, “class 0”', '2 to 256 different values'],
    ['300 classes', classes(300), {}, 'it holds 300 different labels, and at most 256 can be learnt', '2 to 256'],
    ['no label at all', classes(1).replaceAll('class 0', '?'), {}, 'no row has a label', '2 to 256'],
    [
      'a measured label',
      table(rows.map((cells, i) => [...cells.slice(0, 5), `${i * 0.37}`])),
      {},
      'are a measured quantity, not classes',
      'low, middle and high',
    ],
    [
      'a text among numbers',
      table(changed(7, 'size', 'huge')),
      {},
      'line 9, column “size”: “huge” is not a finite number',
      'leave the column out',
    ],
    [
      '1e308',
      table(changed(7, 'size', '1e308')),
      {},
      'line 9, column “size”: “1e308” is beyond ±3.4e38',
      'another unit',
    ],
    [
      'a missing value that is refused',
      table(changed(7, 'size', '')),
      { missing: 'refuse', ignoreColumns: ['empty'] },
      'line 9, column “size”: the value is missing',
      'Fill it in',
    ],
    [
      'dates',
      table(rows.map((cells, i) => ['2024-05-01', `2024-05-${10 + (i % 9)}`, ...cells.slice(2)])),
      {},
      'column “size”: it holds dates',
      'Leave out the column “size”',
    ],
    [
      'free texts',
      table(rows.map((cells, i) => ['1', `note ${i}`, ...cells.slice(2)])),
      {},
      'column “size”: it holds too many different texts',
      'Leave out the column “size”',
    ],
    [
      'nothing to learn from',
      table(),
      { ignoreColumns: ['size', 'colour'] },
      'No column is left to learn from.',
      'add one that varies',
    ],
    ['a handful of rows', table(rows.slice(0, 6)), {}, 'There are only 6 usable examples.', 'Give at least 10'],
    ['nothing', '', {}, 'it is empty', "columns' names in the first line"],
  ] as const)('%s', async (_, content, choices, message, hint) => {
    const error = await failure(content, choices as Partial<CsvChoices>);
    expect(error.message).toContain(message);
    expect(error.hint).toContain(hint);
  });

  it('the first ten of many problems together, and none of a column that is left out', async () => {
    const broken = rows.map((cells, i) => (i % 20 === 0 ? [...cells.slice(0, 1), 'x', ...cells.slice(2)] : cells));
    const error = await failure(table(broken));
    expect(error.message.match(/^ {2}line \d+, column “size”/gm)).toHaveLength(10);
    await expect(load(table(broken), { ignoreColumns: ['size'] })).resolves.toMatchObject({ features: 3 });
  });

  it.each([
    ['a missing file', async () => join(folder, 'none.csv'), 'does not exist'],
    ['a directory', async () => mkdir(join(folder, 'sub')).then(() => join(folder, 'sub')), 'is a directory'],
    ['a broken gzip file', async () => fileOf(gzipSync(table()).subarray(0, 60)), 'is a broken gzip file'],
    [
      'a gzip file that unpacks to too much',
      async () => fileOf(gzipSync(Buffer.alloc(65 * 2 ** 20))),
      'is larger than 64 MiB',
    ],
  ])('%s', async (_, made, message) => {
    const file = await made();
    const loading = loadCsv({ kind: 'csv', file, labelColumn: 'label', ignoreColumns: [], missing: 'fill' }, sizes, 1);
    const error: unknown = await loading.catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ code: 'learning.fileUnreadable', field: file });
    expect((error as InputError).message).toContain(message);
  });
});
