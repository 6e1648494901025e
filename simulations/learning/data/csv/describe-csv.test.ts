import { describe, expect, it } from 'vitest';
import { problemLine } from './csv-problem.js';
import { describeCsv } from './describe-csv.js';

const people = [
  'name id,age,city,joined,label',
  '1,34,Bern,2024-05-31,yes',
  '2,?,Lagos,2024-06-01,no',
  '3,51.5,Bern,2024-06-02,yes',
  '4,NA,Quito,2024-06-03,no',
  '5,-2e1,Bern,2024-06-04,no',
].join('\n');

const problemsOf = async (table: string | Uint8Array) => (await describeCsv(table)).problems.map(problemLine);

it('tells what every column holds', async () => {
  const { rows, columns, labelCandidates, problems } = await describeCsv(people);
  expect(rows).toBe(5);
  expect(columns).toEqual([
    { name: 'name id', type: 'id', missing: 0, distinct: 5, example: '1', min: 1, max: 5 },
    { name: 'age', type: 'number', missing: 2, distinct: 3, example: '34', min: -20, max: 51.5 },
    { name: 'city', type: 'category', missing: 0, distinct: 3, example: 'Bern', min: null, max: null },
    { name: 'joined', type: 'date', missing: 0, distinct: 5, example: '2024-05-31', min: null, max: null },
    { name: 'label', type: 'category', missing: 0, distinct: 2, example: 'yes', min: null, max: null },
  ]);
  expect(labelCandidates).toEqual(['label', 'city']);
  expect(problems).toEqual([]);
});

it.each([
  ['semicolons', people.replaceAll(',', ';')],
  ['tabs', people.replaceAll(',', '\t')],
  ['CRLF', people.replaceAll('\n', '\r\n')],
  ['a byte order mark', `\ufeff${people}`],
  ['quotes', people.replace('Lagos', '"Lagos"').replace('city', '"city"')],
  ['empty lines', people.replaceAll('\n', '\n\n')],
  ['a line break at the end', `${people}\n`],
  ['spaces around cells', people.replaceAll(',', ' , ')],
])('reads a file with %s alike', async (_, table) => {
  const { delimiter: __, ...expected } = await describeCsv(people);
  expect(await describeCsv(table)).toMatchObject(expected);
});

it('reads separators, line breaks and doubled quotes inside quotes as part of the cell', async () => {
  const { columns, rows } = await describeCsv('a,b\n"x, ""y""\nz",1\nu,2\n');
  expect(rows).toBe(2);
  expect(columns[0]!.example).toBe('x, "y"\nz');
});

it('reads a decimal comma where semicolons separate the cells', async () => {
  const { columns } = await describeCsv('a;b\n3,5;x\n-1,25;y\n');
  expect(columns[0]).toMatchObject({ type: 'number', min: -1.25, max: 3.5 });
});

it('calls a column with very many texts a text', async () => {
  const rows = Array.from({ length: 200 }, (_, i) => `it was said ${i},${i % 2}`);
  const { columns } = await describeCsv(['said,label', ...rows].join('\n'));
  expect(columns.map(({ type }) => type)).toEqual(['text', 'number']);
});

const numbers = (fault: string) =>
  ['a,b', ...Array.from({ length: 9 }, (_, i) => `${i / 2},x`), `${fault},y`].join('\n');

describe('a fault is told with its line and column', () => {
  it.each([
    ['an empty file', '', 'it is empty'],
    ['a header without rows', 'a,b\n', 'it has a header and no rows'],
    ['one column', 'a\n1\n', 'line 1: there is only one column'],
    ['a header of numbers', '5.1,3.5\n4.9,3.0\n', 'line 1: the first line holds numbers, no names'],
    ['a name given twice', 'a,b,a\n1,2,3\n', 'line 1, column “a”: several columns are called “a”'],
    ['a row with a cell too few', 'a,b\n1,2\n\n3\n', 'line 4: the row has 1 cell, the header 2'],
    ['a row with a cell too many', 'a,b\n"1\n",2\n3,4,5\n', 'line 4: the row has 3 cells, the header 2'],
    [
      'a text among numbers',
      numbers('many'),
      "line 11, column “a”: “many” is not a finite number, as the column's other values are",
    ],
    [
      'Infinity',
      numbers('Infinity'),
      'line 11, column “a”: “Infinity” is beyond ±3.4e38, the largest number that models compute with',
    ],
    [
      '1e308',
      numbers('-1e308'),
      'line 11, column “a”: “-1e308” is beyond ±3.4e38, the largest number that models compute with',
    ],
    ['text behind a quote', 'a,b\n1,2\n"x"y,3\n', 'line 3: a quote stands where it cannot'],
    ['a quote within a cell', 'a,b\n1,2\nx"y,3\n', 'line 3: a quote stands where it cannot'],
  ])('%s', async (_, table, problem) => {
    expect(await problemsOf(table)).toEqual([problem]);
  });

  it.each([
    ['a quote that is never closed', Buffer.from('a,b\n1,2\n"3,4\n5,6\n'), /^line 3: a quote/],
    ['Latin-1', Buffer.from('a,b\n1,2\nZürich,3\n', 'latin1'), 'line 3: it holds a byte that is not UTF-8 text'],
    [
      'a file cut within a letter',
      Buffer.from('a,b\n1,ü').subarray(0, -1),
      'line 2: it holds a byte that is not UTF-8 text',
    ],
    ['UTF-16', Buffer.from('\ufeffa,b\n1,2\n', 'utf16le'), 'it is text in UTF-16, not in UTF-8'],
    ['a spreadsheet', Buffer.from('PK\u0003\u0004'), 'it is a ZIP archive or a spreadsheet, not text'],
    ['binary data', Buffer.of(1, 0, 2), 'it is binary data, not text'],
  ])('%s', async (_, bytes, problem) => {
    const problems = await problemsOf(bytes);
    expect(problems[0]).toMatch(problem);
  });

  it('several, in the order of the lines', async () => {
    expect(await problemsOf('a,b\n1\n1,2\n1,2,3\n')).toEqual([
      'line 2: the row has 1 cell, the header 2',
      'line 4: the row has 3 cells, the header 2',
    ]);
  });

  it('far more empty rows than can be waited for, with more of the file after them', { timeout: 0 }, async () => {
    const [first] = await problemsOf(`a,b\n1,2\n${'\n'.repeat(300_000)}3,4\n`);
    expect(first).toMatch(/more than 100,000 rows are empty/);
  });
});
