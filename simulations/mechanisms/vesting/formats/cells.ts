import type { FormatProblem, TextRow, TextTable } from './table.js';

const PLAIN = /^\d{1,40}(?:\.\d+)?$/;
const GROUPED = /^\d{1,3}(?:,\d{3})+(?:\.\d+)?$/;
const YES = new Set(['yes', 'true', '1']);
const NO = new Set(['no', 'false', '0']);

/** Reads the cells of one row; what cannot be read becomes a problem, with a value that does no harm in its place. */
export class RowReader {
  readonly row: number;
  private readonly cells: ReadonlyMap<string, string>;
  private readonly decimalComma: boolean;
  private readonly problems: FormatProblem[];

  constructor(table: TextTable, row: TextRow, problems: FormatProblem[]) {
    this.row = row.number;
    this.cells = new Map(table.columns.map((column, i) => [column, row.cells[i] ?? '']));
    this.decimalComma = table.decimalComma;
    this.problems = problems;
  }

  /** The cell's text; empty when the column is not there. */
  text(column: string): string {
    return this.cells.get(column) ?? '';
  }

  /** The first of some columns that is there and has something in it. */
  firstOf(columns: readonly string[]): string | undefined {
    return columns.find((column) => this.text(column) !== '');
  }

  /** A decimal number that is not negative, as plain digits; `fallback` when the cell is empty. */
  digits(column: string, fallback?: string): string {
    const text = this.text(column);
    if (text === '' && fallback !== undefined) return fallback;
    const plain = plainNumber(text.replace(/\s*%$/, ''), this.decimalComma);
    if (plain !== null) return plain;
    const like = this.decimalComma ? '12,5 or 12.5' : '12.5';
    this.complain(
      column,
      text === '' ? 'is empty' : 'is not a number',
      `Write a decimal number without sign, such as ${like}.`,
    );
    return '0';
  }

  number(column: string, fallback?: number): number {
    return Number(this.digits(column, fallback === undefined ? undefined : String(fallback)));
  }

  /** One of some words, whatever their case. */
  choice<T extends string>(column: string, words: readonly T[], fallback: T): T {
    const text = this.text(column);
    if (text === '') return fallback;
    const found = words.find((word) => word.toLowerCase() === text.toLowerCase());
    if (found !== undefined) return found;
    this.complain(column, 'is none of the words that can stand here', `Write one of: ${words.join(', ')}.`);
    return fallback;
  }

  yes(column: string, fallback: boolean): boolean {
    const text = this.text(column).toLowerCase();
    if (text === '') return fallback;
    if (YES.has(text) || NO.has(text)) return YES.has(text);
    this.complain(column, 'is neither yes nor no', 'Write yes or no.');
    return fallback;
  }

  complain(column: string, message: string, hint: string): void {
    this.problems.push({ row: this.row, column, value: this.text(column), message, hint });
  }
}

/** The number a text holds, as plain digits with a point; `null` when it holds none. */
export function plainNumber(text: string, decimalComma: boolean): string | null {
  if (PLAIN.test(text)) return text;
  if (decimalComma) return PLAIN.test(text.replace(',', '.')) ? text.replace(',', '.') : null;
  return GROUPED.test(text) ? text.replaceAll(',', '') : null;
}

/** A number as the shortest decimal text without an exponent. */
export function numberText(value: number): string {
  const text = String(value);
  return text.includes('e') ? value.toFixed(20).replace(/\.?0+$/, '') : text;
}

/** What a table lacks and has too much of. */
export function columnProblems(
  { columns }: TextTable,
  known: readonly string[],
  needed: readonly string[],
): readonly FormatProblem[] {
  const all = `The columns are ${known.join(', ')}.`;
  const missing = needed.filter((column) => !columns.includes(column)).map((column) => [column, 'is missing'] as const);
  const unknown = columns.filter((column) => !known.includes(column)).map((column) => [column, 'is unknown'] as const);
  return [...missing, ...unknown].map(([column, what]) => {
    return { row: 1, column, value: null, message: `the column ${what}`, hint: all };
  });
}
