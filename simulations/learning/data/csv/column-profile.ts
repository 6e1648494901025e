import { isDate, isMissing, isUsable, numberIn } from './cell.js';
import { type CsvProblem, PROBLEMS_SHOWN, shown } from './csv-problem.js';

/**
 * What a column holds. `id`: numbers or texts that only name the row; `text`: more different texts than make a
 * category; `empty`: nothing.
 */
export type CsvColumnType = 'number' | 'category' | 'date' | 'id' | 'text' | 'empty';

/** More different texts than this are no category. */
export const MOST_CATEGORIES = 100;
/** Different texts kept in mind. */
const MOST_DISTINCT = 1_001;
/** A column is one of numbers with faults in it, not one of texts, when more of its values than this are numbers. */
const MOSTLY = 0.8;
/** Fewer rows than this do not show a pattern. */
const TELLING = 5;
const ID_NAME = /^(?:id|uuid|guid|index|row|nr|no|.*[_ -](?:id|uuid|guid|nr|no))$/i;
const ID_TEXT = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$|^0x[0-9a-f]{16,}$/i;

/** What is known of one column after its cells went by. */
export class ColumnProfile {
  rows = 0;
  missing = 0;
  /** Texts seen, up to 1,001 of them. */
  readonly texts = new Set<string>();
  example: string | null = null;
  min: number | null = null;
  max: number | null = null;
  /** Lines of the first missing cells. */
  readonly missingLines: number[] = [];
  #numbers = 0;
  #whole = 0;
  #dates = 0;
  #idTexts = 0;
  /** Each number is the one before plus 1. */
  #counts = true;
  #last: number | undefined;
  readonly #notNumbers: { line: number; text: string }[] = [];
  readonly #tooLarge: { line: number; text: string }[] = [];

  readonly name: string;
  readonly #delimiter: string;

  constructor(name: string, delimiter: string) {
    this.name = name;
    this.#delimiter = delimiter;
  }

  see(text: string, line: number): void {
    this.rows++;
    if (isMissing(text)) {
      this.missing++;
      if (this.missingLines.length < PROBLEMS_SHOWN) this.missingLines.push(line);
      return;
    }
    this.example ??= text;
    if (this.texts.size < MOST_DISTINCT) this.texts.add(text);
    const value = numberIn(text, this.#delimiter);
    if (value !== undefined) this.#seeNumber(value, text, line);
    else {
      if (this.#notNumbers.length < PROBLEMS_SHOWN) this.#notNumbers.push({ line, text });
      if (isDate(text)) this.#dates++;
      if (ID_TEXT.test(text)) this.#idTexts++;
    }
  }

  #seeNumber(value: number, text: string, line: number): void {
    this.#numbers++;
    if (!isUsable(value)) {
      if (this.#tooLarge.length < PROBLEMS_SHOWN) this.#tooLarge.push({ line, text });
      return;
    }
    if (Number.isInteger(value)) this.#whole++;
    if (this.#last !== undefined && value !== this.#last + 1) this.#counts = false;
    this.#last = value;
    this.min = this.min === null ? value : Math.min(this.min, value);
    this.max = this.max === null ? value : Math.max(this.max, value);
  }

  get present(): number {
    return this.rows - this.missing;
  }

  get onlyNumbers(): boolean {
    return this.present > 0 && this.#numbers === this.present;
  }

  get onlyWholeNumbers(): boolean {
    return this.present > 0 && this.#whole === this.present;
  }

  get type(): CsvColumnType {
    const { present } = this;
    if (present === 0) return 'empty';
    const allDifferent = this.texts.size === Math.min(present, MOST_DISTINCT);
    if (this.onlyNumbers) {
      const numbered = this.#counts || (ID_NAME.test(this.name) && allDifferent);
      return this.onlyWholeNumbers && present >= TELLING && numbered ? 'id' : 'number';
    }
    if (present >= TELLING && this.#numbers > MOSTLY * present) return 'number';
    if (this.#dates > MOSTLY * present) return 'date';
    if (this.#idTexts > MOSTLY * present) return 'id';
    if (ID_NAME.test(this.name) && allDifferent && present >= TELLING) return 'id';
    const everyRowAnother = allDifferent && present > 20;
    return this.texts.size > MOST_CATEGORIES || everyRowAnother ? 'text' : 'category';
  }

  /** Why the column's cells cannot be used as what it holds. */
  get problems(): CsvProblem[] {
    if (this.type !== 'number') return [];
    const at = { column: this.name };
    return [
      ...this.#notNumbers.map(({ line, text }) => ({
        ...at,
        line,
        value: text,
        message: `${shown(text)} is not a finite number, as the column's other values are`,
        hint: 'Correct the cell, leave it empty when the value is not known, or leave the column out.',
      })),
      ...this.#tooLarge.map(({ line, text }) => ({
        ...at,
        line,
        value: text,
        message: `${shown(text)} is beyond ±3.4e38, the largest number that models compute with`,
        hint: 'Correct the cell, or give the column in another unit.',
      })),
    ];
  }
}
