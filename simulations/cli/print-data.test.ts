import { describe, expect, it } from 'vitest';
import { describeCsv } from '../learning/data/csv/describe-csv.js';
import { printDataset, printProblems, printTable } from './print-data.js';

function printed(print: (output: { write(text: string): void }) => void): string {
  let text = '';
  print({ write: (part) => (text += part) });
  return text;
}

describe('a table', () => {
  it('is printed column by column, aligned, with what could be the label', async () => {
    const rows = Array.from({ length: 30 }, (_, i) => `${i * 1.5};${i % 2 ? 'red' : 'white'};${i === 3 ? '' : i}`);
    const table = await describeCsv(`acid;kind;age\n${rows.join('\n')}\n`);
    const lines = printed((output) => printTable('wine.csv', table, output)).split('\n');
    expect(lines[0]).toBe('wine.csv: 30 rows, 3 columns, separated by semicolons');
    expect(lines[1]).toMatch(/^ {2}column {2}type +missing {2}distinct {2}smallest {2}largest {2}first$/);
    expect(lines[2]).toMatch(/^ {2}acid +number +0 +30 +0 +43\.5 +0$/);
    expect(lines.at(-2)).toMatch(/^could be the label: .*kind/);
  });

  it('at fault is told by file, line and column, with the way out', async () => {
    const table = await describeCsv('a,b\n1,2\n1,2,3\n');
    let count = 0;
    const text = printed((output) => (count = printProblems('wine.csv', table, output)));
    expect(count).toBe(1);
    expect(text).toMatch(/^folkmoot: wine\.csv, line 3: the row has 3 cells, the header 2\nGive every row /);
  });
});

it('a data set is printed with its classes and with what was done to it', () => {
  const classes = [
    { name: 'red', examples: 12 },
    { name: 'x'.repeat(40), examples: 7 },
  ];
  const set = { examples: 19, features: 3, classes, picture: null, notes: ['Column “id” was left out.'] };
  expect(printed((output) => printDataset(set, output))).toBe(
    `to learn from: 19 examples of 3 values in 2 classes\n  red${' '.repeat(21)}  12\n  ${'x'.repeat(23)}…  7\n  Column “id” was left out.\n`,
  );
  const picture = { height: 28, width: 28, channels: 1 };
  expect(printed((output) => printDataset({ ...set, picture }, output))).toContain('28 × 28 pixels');
});
