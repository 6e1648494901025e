import type { InputError } from '../../../errors/index.js';
import { alikeNotes } from '../alike-names.js';
import { encodedDataset } from '../encoded-dataset.js';
import type { Dataset } from '../example-set.js';
import { type SplitSizes, splitRows } from '../split-rows.js';
import type { Column } from '../tabular/column.js';
import { encodeColumns } from '../tabular/encode-columns.js';
import { type CsvChoices, checkChoices } from './check-choices.js';
import type { ColumnProfile } from './column-profile.js';
import { csvError, shown } from './csv-problem.js';
import { profileCsv } from './describe-csv.js';
import { MOST_CLASSES } from './label-candidates.js';
import { type CsvColumns, readColumns } from './read-columns.js';

/** The same is told of so many columns or classes. */
const NOTES_OF_A_KIND = 5;

/** What became of a CSV file. */
export interface CsvPreparation {
  /** Rows in the file, and how many of them are used. */
  readonly rows: number;
  readonly usedRows: number;
  /** Values in an example. */
  readonly features: number;
  readonly classes: readonly { readonly name: string; readonly examples: number }[];
  /** Columns left out, rows dropped, values filled: a sentence each. */
  readonly notes: readonly string[];
}

/**
 * Makes a dataset of a CSV table: a header line, an example in every other, one column with the label (texts or
 * numbers, at most 256 classes, in the order of the numbers or the alphabet). Rows without a label go; other missing
 * values are filled, dropped or refused as chosen; numbers are standardised and categories one-hot by what the training
 * split shows (`encodeColumns`). Columns that only number the rows, are empty or never vary are left out. All of it is
 * told in the notes. Throws an `InputError` that lists the first ten problems with line, column, value and the way out.
 */
export async function prepareCsv(
  bytes: Uint8Array,
  file: string,
  choices: CsvChoices,
  sizes: SplitSizes,
  seed: number,
): Promise<{ readonly dataset: Dataset; readonly preparation: CsvPreparation }> {
  const profile = await profileCsv(bytes);
  const usable = checkChoices(profile, choices);
  if (!('label' in usable)) throw csvError(file, usable);
  const table = await readColumns(bytes, profile, usable, choices.missing === 'drop');
  const classNames = namesOfClasses(table.labels, usable.label.onlyNumbers);
  if (classNames.length < 2 || classNames.length > MOST_CLASSES) {
    throw wrongClassCount(file, choices.labelColumn, classNames);
  }
  const places = new Map(classNames.map((name, label) => [name, label]));
  const labels = Uint8Array.from(table.labels, (name) => places.get(name)!);
  const rows = splitRows(labels, sizes, seed);
  const encoder = await encodeColumns(table.columns, rows.train);
  const notes = [
    ...usable.notes,
    ...rowNotes(table),
    ...usable.label.missingWordsNotes,
    ...labelNotes(usable.label, classNames),
    ...usable.used.flatMap((column) => column.notes),
    ...table.columns.flatMap(categoryNotes),
    ...encoder.notes,
  ];
  const counts = new Array<number>(classNames.length).fill(0);
  for (const label of labels) counts[label]!++;
  return {
    dataset: await encodedDataset(encoder, labels, rows, { classNames, notes }),
    preparation: {
      rows: profile.description.rows,
      usedRows: labels.length,
      features: encoder.features,
      classes: classNames.map((name, label) => ({ name, examples: counts[label]! })),
      notes,
    },
  };
}

function namesOfClasses(labels: readonly string[], numeric: boolean): string[] {
  const names = [...new Set(labels)];
  return numeric ? names.sort((a, b) => Number(a) - Number(b)) : names.sort();
}

function wrongClassCount(file: string, column: string, names: readonly string[]): InputError {
  const message =
    names.length === 0
      ? 'no row has a label'
      : names.length === 1
        ? `every row has the same label, “${names[0]}”`
        : `it holds ${names.length} different labels, and at most ${MOST_CLASSES} can be learnt`;
  const hint = 'Choose a column with 2 to 256 different values, each in many rows, as the label.';
  return csvError(file, [{ line: null, column, value: null, message, hint }]);
}

/** Labels that were taken for one class, or for several, and may be meant otherwise. */
function labelNotes(label: ColumnProfile, classNames: readonly string[]): string[] {
  if (!label.onlyNumbers) return alikeNotes('The classes', classNames);
  const written = new Map<string, string[]>();
  for (const text of label.texts) {
    const name = String(label.numberIn(text));
    written.set(name, [...(written.get(name) ?? []), text]);
  }
  const several = [...written].filter(([, texts]) => texts.length > 1);
  return several
    .slice(0, NOTES_OF_A_KIND)
    .map(([name, texts]) => `The labels ${texts.slice(0, 5).map(shown).join(', ')} are one class, ${shown(name)}.`);
}

function categoryNotes(column: Column): string[] {
  return column.kind === 'category'
    ? alikeNotes(`Column ${shown(column.name)}: the categories`, column.categories)
    : [];
}

function rowNotes({ unlabelled, incomplete }: CsvColumns): string[] {
  const rows = (count: number) => (count === 1 ? '1 row was' : `${count} rows were`);
  return [
    ...(unlabelled > 0 ? [`${rows(unlabelled)} left out: the label is missing.`] : []),
    ...(incomplete > 0 ? [`${rows(incomplete)} left out: a value is missing.`] : []),
  ];
}
