import type { DatasetSpec } from '../../../scenario/index.js';
import type { ColumnProfile } from './column-profile.js';
import { MOST_CATEGORIES } from './column-profile.js';
import { type CsvProblem, shown } from './csv-problem.js';
import type { CsvProfile } from './describe-csv.js';
import { isContinuous } from './label-candidates.js';
import { nearestNames } from './nearest-names.js';

/** How a CSV file is to be used: the scenario's choices. */
export type CsvChoices = Omit<Extract<DatasetSpec, { kind: 'csv' }>, 'kind' | 'file'>;

/** The columns to use, when nothing stands against it. */
export interface UsableColumns {
  readonly label: ColumnProfile;
  readonly used: readonly ColumnProfile[];
  /** Columns that are left out without having been named, and why, a sentence each. */
  readonly notes: readonly string[];
}

/** Everything that keeps a table from being used as chosen, or what to use of it. */
export function checkChoices(profile: CsvProfile, choices: CsvChoices): UsableColumns | readonly CsvProblem[] {
  const { columns, description } = profile;
  const { labelColumn, ignoreColumns, missing } = choices;
  const kept = columns.filter(({ name }) => name !== labelColumn && !ignoreColumns.includes(name));
  const problems = description.problems.filter(({ line, column }) => {
    return column === null || line === null || kept.some(({ name }) => name === column) || line === 1;
  });
  const label = columns.find(({ name }) => name === labelColumn);
  if (columns.length > 0) {
    for (const name of [labelColumn, ...ignoreColumns]) {
      if (!columns.some((column) => column.name === name)) problems.push(unknownColumn(name, columns));
    }
  }
  if (label) problems.push(...labelProblems(label, choices));
  problems.push(...kept.flatMap(unusable));
  if (missing === 'refuse') problems.push(...[...(label ? [label] : []), ...kept].flatMap(missingCells));
  if (!label || problems.length > 0) return problems;
  const leftOut = kept.filter(({ type }) => type === 'id' || type === 'empty');
  return {
    label,
    used: kept.filter((column) => !leftOut.includes(column)),
    notes: leftOut.map(({ name, type }) => {
      return `Column ${shown(name)} was left out: ${type === 'id' ? 'it only numbers or names the rows' : 'it is empty'}.`;
    }),
  };
}

function ofColumn(name: string, message: string, hint: string): CsvProblem {
  return { line: null, column: name, value: name, message, hint };
}

function unknownColumn(name: string, columns: readonly ColumnProfile[]): CsvProblem {
  const names = columns.map((column) => column.name);
  const near = nearestNames(name, names).map(shown).join(' or ');
  const all = names.slice(0, 20).map(shown).join(', ');
  return ofColumn(
    name,
    'the file has no such column',
    near === '' ? `Its columns are ${all}${names.length > 20 ? ' and more' : ''}.` : `Did you mean ${near}?`,
  );
}

function labelProblems(label: ColumnProfile, { ignoreColumns }: CsvChoices): CsvProblem[] {
  if (ignoreColumns.includes(label.name)) {
    return [ofColumn(label.name, 'it is the label and left out at once', 'Take it from the columns to leave out.')];
  }
  if (isContinuous(label)) {
    return [
      ofColumn(
        label.name,
        `its values from ${label.min} to ${label.max} are a measured quantity, not classes`,
        'Choose another label, or put the values into classes first, such as low, middle and high.',
      ),
    ];
  }
  return [];
}

function unusable({ name, type }: ColumnProfile): CsvProblem[] {
  const leaveOut = `Leave out the column ${shown(name)} (ignoreColumns, or --ignore)`;
  if (type === 'date') {
    return [ofColumn(name, 'it holds dates', `${leaveOut}, or give numbers made of it, such as the month or the age.`)];
  }
  if (type === 'text') {
    return [
      ofColumn(
        name,
        `it holds too many different texts to be a category (at most ${MOST_CATEGORIES})`,
        `${leaveOut}, or put its texts into fewer categories.`,
      ),
    ];
  }
  return [];
}

function missingCells({ name, missingLines }: ColumnProfile): CsvProblem[] {
  return missingLines.map((line) => ({
    line,
    column: name,
    value: '',
    message: 'the value is missing',
    hint: 'Fill it in, or let missing values be filled or their rows be dropped (missing, or --missing).',
  }));
}
