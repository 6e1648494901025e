import { InputError } from '../../../errors/index.js';

/** Something in a CSV file that keeps it from being used. */
export interface CsvProblem {
  /** Line of the file, from 1 on, where the row begins; `null` when it is the whole file or column. */
  readonly line: number | null;
  /** Name of the column; `null` when it is the whole row or file. */
  readonly column: string | null;
  /** The text at fault, as it stands in the file; `null` when there is none. */
  readonly value: string | null;
  /** What is wrong, as the end of a sentence after the place. */
  readonly message: string;
  /** The way out, as one sentence. */
  readonly hint: string;
}

/** Problems listed at a time. */
export const PROBLEMS_SHOWN = 10;
/** Problems kept of a file; one with more is at fault as a whole. */
export const PROBLEMS_KEPT = 100;
/** Texts longer than this are cut where they are shown. */
const LONGEST_SHOWN = 60;

/** A cell's text as it is shown in messages. */
export function shown(text: string): string {
  return `“${text.length > LONGEST_SHOWN ? `${text.slice(0, LONGEST_SHOWN)}…` : text}”`;
}

/** A problem as one line: where, and what. */
export function problemLine({ line, column, message }: CsvProblem): string {
  const place = [line === null ? [] : `line ${line}`, column === null ? [] : `column ${shown(column)}`].flat();
  return place.length === 0 ? message : `${place.join(', ')}: ${message}`;
}

/** All problems of a file as one error: the first ten, and each different way out once. */
export function csvError(file: string, problems: readonly CsvProblem[]): InputError {
  const first = problems.slice(0, PROBLEMS_SHOWN);
  const lines = [...first.map(problemLine), ...(problems.length > first.length ? ['and more'] : [])];
  const message = lines.length === 1 ? ` ${lines[0]}` : lines.map((line) => `\n  ${line}`).join('');
  return new InputError('learning.csvInvalid', `${file} cannot be learnt from:${message}.`, {
    field: file,
    value: first.find(({ value }) => value !== null)?.value ?? undefined,
    hint: [...new Set(first.map(({ hint }) => hint))].join(' '),
  });
}
