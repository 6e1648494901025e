import { describe, expect, it } from 'vitest';
import { InputError } from '../../../errors/index.js';
import type { CsvChoices } from './check-choices.js';
import { problemLine } from './csv-problem.js';
import { describeCsv } from './describe-csv.js';
import { prepareCsv } from './prepare-csv.js';

/*
 * Tables as people bring them, from public bug reports: whatever is in doubt is converted and told, or refused with its
 * line, and never silently taken for something else.
 */

const SIZES = { trainExamples: 12_000, heldOutExamples: 1_000, testExamples: 2_000 };
const text = (header: readonly string[], rows: readonly (readonly string[])[], delimiter = ',') =>
  [header, ...rows].map((row) => row.join(delimiter)).join('\n');
const tableOf = (delimiter: string, header: readonly string[], row: (i: number) => readonly string[], count = 60) =>
  text(
    header,
    Array.from({ length: count }, (_, i) => row(i)),
    delimiter,
  );

async function prepared(table: string, choices: Partial<CsvChoices> = {}) {
  const whole: CsvChoices = { labelColumn: 'label', ignoreColumns: [], missing: 'fill', ...choices };
  return (await prepareCsv(new TextEncoder().encode(table), 'table.csv', whole, SIZES, 1)).dataset;
}
const notesOf = async (table: string, choices: Partial<CsvChoices> = {}) => (await prepared(table, choices)).notes;
async function refusal(table: string, choices: Partial<CsvChoices> = {}): Promise<string> {
  const error: unknown = await prepared(table, choices).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(InputError);
  expect((error as InputError).hint).toBeTruthy();
  return (error as InputError).message;
}
const columnOf = async (table: string, name: string) =>
  (await describeCsv(table)).columns.find((column) => column.name === name)!;

const yesNo = (i: number) => (i % 2 === 0 ? 'good' : 'bad');
/** Whole numbers up to 9,100. */
const amounts = Array.from({ length: 60 }, (_, i) => ((i * 7_919) % 9_000) + 101);
const top = Math.max(...amounts);
/** With a separator between thousands. */
const grouped = (amount: number, separator: string) =>
  amount < 1000 ? String(amount) : `${Math.floor(amount / 1000)}${separator}${String(amount % 1000).padStart(3, '0')}`;

describe('numbers', () => {
  it('1.302 beside 3,19 is 1302: where decimals follow a comma, points separate thousands', async () => {
    const table = tableOf(';', ['Kunde', 'Umsatz', 'Preis', 'label'], (i) => [
      `K${i}`,
      grouped(amounts[i]!, '.'),
      `${2 + (i % 7)},${10 + i}`,
      amounts[i]! > 1500 ? 'gut' : 'schlecht',
    ]);
    expect(await columnOf(table, 'Umsatz')).toMatchObject({
      type: 'number',
      min: Math.min(...amounts),
      max: Math.max(...amounts),
    });
    const first = grouped(amounts.find((amount) => amount >= 1000)!, '.');
    const notes = await notesOf(table, { ignoreColumns: ['Kunde'] });
    expect(notes).toContain(`Column “Umsatz”: thousands are separated: “${first}” is ${first.replace('.', '')}.`);
  });

  it.each<[string, string, (i: number) => string, number, number]>([
    [
      'commas separate thousands beside decimal points',
      ',',
      (i) => `"${grouped(amounts[i]!, ',')}.50"`,
      101.5,
      top + 0.5,
    ],
    ['apostrophes separate thousands', ',', (i) => grouped(amounts[i]!, "'"), 101, top],
    ['blanks separate thousands', ';', (i) => grouped(amounts[i]!, ' '), 101, top],
    ['narrow blanks separate thousands', '\t', (i) => grouped(amounts[i]!, '\u202f'), 101, top],
    ['points separate millions', ';', (i) => `1.${String(100 + i)}.000`, 1_100_000, 1_159_000],
    ['points and a decimal comma', ';', (i) => `${grouped(amounts[i]!, '.')},25`, 101.25, top + 0.25],
    ['quoted decimal commas', ',', (i) => `"${i},5"`, 0.5, 59.5],
    ['decimal points with three digits each', ',', (i) => `${1 + (i % 9)}.${302 + i}`, 1.302, 9.355],
    ['whole numbers', ',', (i) => String(amounts[i]!), 101, top],
    ['percents', ',', (i) => `${(7 * i) % 60} %`, 0, 59],
    ['percents with decimals', ';', (i) => `${i},5%`, 0.5, 59.5],
  ])('are read: %s', async (_, delimiter, cell, min, max) => {
    const table = tableOf(delimiter, ['x', 'label'], (i) => [cell(i), yesNo(i)]);
    const column = await columnOf(table, 'x');
    expect(column.type).toBe('number');
    expect([column.min, column.max].map((value) => Math.round(value! * 1e6) / 1e6)).toEqual([min, max]);
    await expect(prepared(table)).resolves.toBeDefined();
  });

  it.each<[string, string, (i: number) => string, RegExp]>([
    [
      '1.302 beside 988 with no other decimals',
      ';',
      (i) => grouped(amounts[i]!, '.'),
      /may be [\d.]+ or \d{4}, and nothing in the file tells/,
    ],
    [
      '1,302 beside 988 with no other decimals',
      ';',
      (i) => grouped(amounts[i]!, ','),
      /may be .* and nothing in the file tells/,
    ],
    [
      'decimal points and decimal commas in one column',
      ';',
      (i) => (i % 3 === 0 ? `${i},5` : `${i}.5`),
      /has no decimal point/,
    ],
    [
      'percents and plain numbers in one column',
      ',',
      (i) => (i % 3 === 0 ? `${i} %` : `0.${i}`),
      /is a percent and .* is none/,
    ],
    [
      'numbers of which a third are words',
      ',',
      (i) => (i % 3 === 0 ? 'abc' : String(i)),
      /“abc” is not a finite number/,
    ],
    ['numbers with units', ',', (i) => (i % 4 === 0 ? `${i} kg` : String(i)), /kg” is not a finite number/],
  ])('are refused: %s', async (_, delimiter, cell, message) => {
    expect(await refusal(tableOf(delimiter, ['x', 'label'], (i) => [cell(i), yesNo(i)]))).toMatch(message);
  });

  it.each<[string, (i: number) => string, number, number]>([
    ['whole numbers', (i) => (i % 2 === 0 ? `\u2212${i}` : String(i)), -58, 59],
    ['decimals', (i) => (i % 3 === 0 ? `\u2212${i}.5` : `${i}.5`), -57.5, 59.5],
    ['an en dash', (i) => (i % 2 === 0 ? `–${i}` : String(i)), -58, 59],
    ['a small one', (i) => (i % 2 === 0 ? `\ufe63${i}` : String(i)), -58, 59],
    ['percents', (i) => (i % 2 === 0 ? `\u2212${i} %` : `${i} %`), -58, 59],
  ])('may have a typographer’s minus: %s', async (_, cell, min, max) => {
    const table = tableOf(',', ['x', 'label'], (i) => [cell(i), yesNo(i)]);
    expect(await columnOf(table, 'x')).toMatchObject({ type: 'number', min, max });
  });

  it.each<[string, (i: number) => string, string]>([
    [
      'a unit',
      (i) => `${10 + (i % 20)} kg`,
      'Column “x” is taken for categories: “10 kg” is no number; write numbers without units to have them compared as such.',
    ],
    ['a currency before', (i) => `$${10 + (i % 20)}.50`, 'Column “x” is taken for categories: “$10.50” is no number'],
    ['a currency behind', (i) => `${10 + (i % 20)} €`, 'Column “x” is taken for categories: “10 €” is no number'],
    [
      'a currency’s letters',
      (i) => `EUR ${10 + (i % 20)}`,
      'Column “x” is taken for categories: “EUR 10” is no number',
    ],
    [
      'an ending',
      (i) => ['1st', '2nd', '3rd', '4th'][i % 4]!,
      'Column “x” is taken for categories: “1st” is no number',
    ],
    [
      'a word for the rest, few of them',
      (i) => (i % 4 === 0 ? 'many' : String(i % 6)),
      'Column “x” is taken for categories: 45 of its 60 cells are numbers, and “many” is none.',
    ],
  ])('that are categories for want of plain writing are told: %s', async (_, cell, note) => {
    const table = tableOf(',', ['x', 'label'], (i) => [cell(i), yesNo(i)]);
    expect(await notesOf(table)).toEqual([expect.stringContaining(note)]);
  });

  it.each<[string, readonly string[]]>([
    ['two quantities', ['2D', '3D']],
    ['quarters', ['Q1', 'Q2', 'Q3', 'Q4']],
    ['blood groups', ['A', 'B', 'AB', '0']],
    ['zones', ['A1', 'B2', 'C3']],
    ['sizes', ['S', 'M', 'L', 'XL']],
  ])('are not seen in names: %s', async (_, names) => {
    const table = tableOf(',', ['x', 'label'], (i) => [names[i % names.length]!, yesNo(Math.floor(i / 7))]);
    expect(await notesOf(table)).toEqual([]);
  });

  it('with leading zeros are told, for they may be codes', async () => {
    const table = tableOf(',', ['zip', 'label'], (i) => [`0${1000 + 37 * i}`, yesNo(i)]);
    expect(await notesOf(table)).toEqual([expect.stringContaining('“01000” is 1000: its numbers have leading zeros')]);
  });
});

describe('missing numbers', () => {
  const ages = (word: string, every: number) =>
    tableOf(',', ['age', 'income', 'label'], (i) => [
      i % every === 0 ? word : String(20 + (i % 42)),
      `${i}000`,
      yesNo(i),
    ]);

  it.each([
    ['None', 3],
    ['None', 10],
    ['nil', 2],
    ['n.a.', 4],
    ['-', 5],
    ['unknown', 3],
    ['#N/A', 3],
    ['<NA>', 3],
    ['(null)', 4],
    ['k.A.', 3],
    ['–', 4],
    ['...', 5],
  ])('written %s in every %i-th row are missing, and told', async (word, every) => {
    const table = ages(word, every);
    expect(await columnOf(table, 'age')).toMatchObject({ type: 'number', missing: Math.ceil(60 / every) });
    const { notes, features } = await prepared(table);
    expect(features).toBe(2);
    expect(notes).toContain(
      `Column “age”: ${Math.ceil(60 / every)} cells like “None” hold no number and count as missing.`,
    );
    expect(await refusal(table, { missing: 'refuse' })).toContain('line 2, column “age”: the value is missing');
  });

  it('take their rows along where the label is a number, and it is told', async () => {
    const table = tableOf(',', ['x', 'label'], (i) => [`${i}.5`, i % 5 === 0 ? 'None' : String(i % 3)]);
    expect(await notesOf(table)).toEqual([
      '12 rows were left out: the label is missing.',
      'Column “label”: 12 cells like “None” hold no number and count as missing.',
    ]);
  });

  it('are no matter where texts stand: none is a class and a category as others are', async () => {
    const table = tableOf(',', ['colour', 'label'], (i) => [
      ['red', 'none', 'blue'][i % 3]!,
      ['none', 'mild', 'severe'][i % 3]!,
    ]);
    const { classNames, features, notes } = await prepared(table);
    expect([classNames, features, notes]).toEqual([['mild', 'none', 'severe'], 3, []]);
  });
});

describe('a first line', () => {
  const irises = (i: number) => [`${4 + (i % 30) / 10}`, `${2 + (i % 12) / 10}`, ['setosa', 'virginica'][i % 2]!];
  const [first, ...rest] = Array.from({ length: 60 }, (_, i) => irises(i));

  it.each<[string, string]>([
    ['numbers and a class', text(first!, rest)],
    [
      'a class and numbers',
      text(
        [...first!].reverse(),
        rest.map((row) => [...row].reverse()),
      ),
    ],
    [
      'texts only',
      tableOf(',', ['x', 's', 'n'], (i) => [['x', 'b'][i % 2]!, ['s', 'y'][i % 2]!, ['n', 'p', 'w'][i % 3]!]),
    ],
    ['numbers, one of them missing', text(['', ...first!.slice(1)], rest)],
    ['numbers with decimal commas', text(first!, rest, ';').replaceAll('.', ',')],
    ['whole numbers', tableOf(',', ['7', '3', '9'], (i) => [String(i % 9), String(i % 5), String(i % 2)])],
  ])('that holds an example is refused: %s', async (_, table) => {
    const { problems } = await describeCsv(table);
    expect(problems.map(problemLine)).toEqual([
      expect.stringMatching(/^line 1: the first line holds (?:an example|numbers)/),
    ]);
    expect(await refusal(table, { labelColumn: 'setosa' })).toContain('the first line holds');
  });

  it.each<[string, string]>([
    ['names', text(['length', 'width', 'kind'], rest)],
    [
      'years',
      tableOf(',', ['country', '2019', '2020', '2021', 'label'], (i) => [
        ['A', 'B'][i % 2]!,
        `${i}.5`,
        `${2 * i}.1`,
        `${3 * i}`,
        yesNo(i),
      ]),
    ],
    [
      'numbers that count',
      tableOf(',', ['0', '1', '2', 'label'], (i) => [`${i}.5`, `${2 * i}.1`, `${(3 * i) % 7}`, yesNo(i)]),
    ],
    ['names of which one is a number', text(['length', '2', 'kind'], rest)],
    [
      'names that no text below is',
      tableOf(',', ['cap', 'odour', 'class'], (i) => [['x', 'b'][i % 2]!, ['s', 'y'][i % 2]!, ['p', 'e'][i % 2]!]),
    ],
  ])('that holds names is taken: %s', async (_, table) => {
    expect((await describeCsv(table)).problems).toEqual([]);
  });
});

describe('labels', () => {
  it.each<[string, readonly string[], string]>([
    ['case and blanks', ['yes', 'YES', 'Yes', 'no', '" no"'], 'The classes “ no”, “no” differ in case or blanks only.'],
    ['case', ['Gut', 'gut', 'schlecht'], 'The classes “Gut”, “gut” differ in case or blanks only.'],
    [
      'blanks inside',
      ['New York', 'NewYork', 'Bern'],
      'The classes “New York”, “NewYork” differ in case or blanks only.',
    ],
    [
      'a blank that does not break',
      ['a b', 'a\u00a0b', 'c'],
      'The classes “a b”, “a\u00a0b” differ in case or blanks only.',
    ],
    [
      'how accents are written',
      ['café', 'cafe\u0301', 'thé'],
      'The classes “cafe\u0301”, “café” differ in case or blanks only.',
    ],
    ['leading zeros', ['01', '1', '2'], 'The labels “01”, “1” are one class, “1”.'],
    ['zeros beside a word', ['01', '1', 'many'], 'The classes “01”, “1” differ in how a number is written only.'],
    ['decimals', ['1', '1.0', '2'], 'The labels “1”, “1.0” are one class, “1”.'],
  ])('that differ by %s only are told', async (_, labels, note) => {
    const table = tableOf(',', ['x', 'label'], (i) => [`${(i * 37) % 11}.5`, labels[i % labels.length]!]);
    expect(await notesOf(table)).toContain(note);
  });

  it('that differ otherwise are not', async () => {
    const table = tableOf(',', ['x', 'label'], (i) => [`${(i * 37) % 11}.5`, ['yes', 'no', 'maybe'][i % 3]!]);
    expect(await notesOf(table)).toEqual([]);
  });

  it('and so are categories', async () => {
    const table = tableOf(',', ['town', 'label'], (i) => [['Bern', 'BERN', 'Basel'][i % 3]!, yesNo(i)]);
    expect(await notesOf(table)).toEqual([
      'Column “town”: the categories “Bern”, “BERN” differ in case or blanks only.',
    ]);
  });
});
