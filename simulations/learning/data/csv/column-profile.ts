import { type DecimalSign, isDate, isMissing, isNoNumber, isQuantity, readNumber } from './cell.js';
import { type CsvProblem, PROBLEMS_SHOWN, shown } from './csv-problem.js';
import { NumberTally, type PlacedCell } from './number-tally.js';

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
/** The same for a column with many different numbers: texts are no part of a scale. */
const HALF = 0.5;
const MANY_NUMBERS = 10;
/** Fewer different quantities than this are names, as 2D and 3D are. */
const FEWEST_QUANTITIES = 3;
/** Fewer rows than this do not show a pattern. */
const TELLING = 5;
const ID_NAME = /^(?:id|uuid|guid|index|row|nr|no|.*[_ -](?:id|uuid|guid|nr|no))$/i;
const ID_TEXT = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$|^0x[0-9a-f]{16,}$/i;
const LEADING_ZERO = /^0\d/;

/** What a file's other cells say of its decimal sign. */
export interface DecimalSigns {
  readonly points: boolean;
  readonly commas: boolean;
}

/** What is known of one column after its cells went by, and how its numbers are read. */
export class ColumnProfile {
  rows = 0;
  /** Texts seen, up to 1,001 of them. */
  readonly texts = new Set<string>();
  example: string | null = null;
  /** Cells that are numbers with decimals after a point, or after a comma, and nothing else. */
  readonly #signs = { point: 0, comma: 0 };
  #missing = 0;
  readonly #missingLines: number[] = [];
  /** Cells like "None": missing in a column of numbers. */
  #noNumbers = 0;
  readonly #noNumberLines: number[] = [];
  readonly #tallies = { point: new NumberTally(), comma: new NumberTally() };
  readonly #numbers = new Set<string>();
  #eitherNumbers = 0;
  #dates = 0;
  #idTexts = 0;
  #percent: PlacedCell | null = null;
  #noPercent: PlacedCell | null = null;
  #grouped: PlacedCell | null = null;
  #leadingZero: string | null = null;
  #plainWhole = false;
  #decimalSign: DecimalSign = 'point';
  /** A cell that is one number or another, with nothing to tell which. */
  #doubtful: PlacedCell | null = null;

  readonly name: string;
  readonly #delimiter: string;

  constructor(name: string, delimiter: string) {
    this.name = name;
    this.#delimiter = delimiter;
  }

  see(text: string, line: number): void {
    this.rows++;
    if (isMissing(text)) {
      this.#missing++;
      if (this.#missingLines.length < PROBLEMS_SHOWN) this.#missingLines.push(line);
      return;
    }
    this.example ??= text;
    if (this.texts.size < MOST_DISTINCT) this.texts.add(text);
    if (isNoNumber(text)) {
      this.#noNumbers++;
      if (this.#noNumberLines.length < PROBLEMS_SHOWN) this.#noNumberLines.push(line);
      return;
    }
    const readings = readNumber(text);
    this.#tallies.point.see(readings?.point, text, line);
    this.#tallies.comma.see(readings?.comma, text, line);
    if (readings === undefined) {
      if (isDate(text)) this.#dates++;
      if (ID_TEXT.test(text)) this.#idTexts++;
      return;
    }
    const { point, comma, grouped, percent } = readings;
    this.#eitherNumbers++;
    if (this.#numbers.size < MANY_NUMBERS) this.#numbers.add(text);
    if (comma === undefined) this.#signs.point++;
    if (point === undefined) this.#signs.comma++;
    if (grouped) this.#grouped ??= { line, text };
    if (!grouped && point === comma && Number.isInteger(point)) this.#plainWhole = true;
    if (percent) this.#percent ??= { line, text };
    else this.#noPercent ??= { line, text };
    if (LEADING_ZERO.test(text)) this.#leadingZero ??= text;
  }

  /** The decimal sign that its cells show, `null` when they show none. */
  get ownSign(): DecimalSign | null {
    const { point, comma } = this.#signs;
    if (point === comma || !this.holdsNumbers) return null;
    return point > comma ? 'point' : 'comma';
  }

  /** Settles how numbers are read: by the column's own cells, else by the file's. To be called once all have gone by. */
  settle({ points, commas }: DecimalSigns): void {
    const own = this.ownSign;
    if (own !== null) this.#decimalSign = own;
    else if (points !== commas) this.#decimalSign = points ? 'point' : 'comma';
    else {
      // Nothing tells: decimals follow a comma where cells that hold one need no quotes, and it is the only sign there.
      const sign = this.#grouped && /[.,]/.exec(this.#grouped.text)?.[0];
      this.#decimalSign = sign === ',' && this.#delimiter !== ',' ? 'comma' : 'point';
      const asDecimals = sign === '.' || (sign === ',' && this.#decimalSign === 'comma');
      // 1.302 beside 988 may be 1302; where every cell has three decimals they are decimals.
      if (this.#grouped && asDecimals && this.#plainWhole) this.#doubtful = this.#grouped;
    }
  }

  /** The number that a cell of this column holds, `undefined` when it holds none. */
  numberIn(text: string): number | undefined {
    return readNumber(text)?.[this.#decimalSign];
  }

  /** Whether a cell of this column holds nothing. */
  isMissing(text: string): boolean {
    return isMissing(text) || (this.#noNumbers > 0 && this.holdsNumbers && isNoNumber(text));
  }

  get #tally(): NumberTally {
    return this.#tallies[this.#decimalSign];
  }

  get min(): number | null {
    return this.#tally.min;
  }

  get max(): number | null {
    return this.#tally.max;
  }

  get missing(): number {
    return this.#missing + (this.holdsNumbers ? this.#noNumbers : 0);
  }

  /** Lines of the first missing cells. */
  get missingLines(): readonly number[] {
    const lines = this.holdsNumbers ? [...this.#missingLines, ...this.#noNumberLines] : this.#missingLines;
    return [...lines].sort((a, b) => a - b).slice(0, PROBLEMS_SHOWN);
  }

  get present(): number {
    return this.rows - this.missing;
  }

  /** Whether, apart from words that say that there is none, its cells are numbers, all of them or too many for chance. */
  get holdsNumbers(): boolean {
    const present = this.rows - this.#missing - this.#noNumbers;
    if (present === 0) return false;
    const share = this.#eitherNumbers / present;
    if (share === 1) return this.#noNumbers === 0 || present >= TELLING;
    return present >= TELLING && (share > MOSTLY || (share > HALF && this.#numbers.size >= MANY_NUMBERS));
  }

  get onlyNumbers(): boolean {
    return this.present > 0 && this.#tally.numbers === this.present;
  }

  get onlyWholeNumbers(): boolean {
    return this.present > 0 && this.#tally.whole === this.present;
  }

  get type(): CsvColumnType {
    const { present } = this;
    if (present === 0) return 'empty';
    const allDifferent = this.texts.size === Math.min(present, MOST_DISTINCT);
    if (this.onlyNumbers) {
      const numbered = this.#tally.counts || (ID_NAME.test(this.name) && allDifferent);
      return this.onlyWholeNumbers && present >= TELLING && numbered ? 'id' : 'number';
    }
    if (this.#dates > MOSTLY * present) return 'date';
    if (this.holdsNumbers) return 'number';
    if (this.#idTexts > MOSTLY * present) return 'id';
    if (ID_NAME.test(this.name) && allDifferent && present >= TELLING) return 'id';
    const everyRowAnother = allDifferent && present > 20;
    return this.texts.size > MOST_CATEGORIES || everyRowAnother ? 'text' : 'category';
  }

  /** Why the column's cells cannot be used as what it holds. */
  get problems(): CsvProblem[] {
    if (this.type !== 'number') return [];
    const at = (cell: PlacedCell) => ({ column: this.name, line: cell.line, value: cell.text });
    const sign = this.#decimalSign;
    return [
      ...this.#tally.notNumbers.map((cell) => ({
        ...at(cell),
        message:
          readNumber(cell.text) === undefined
            ? `${shown(cell.text)} is not a finite number, as the column's other values are`
            : `${shown(cell.text)} has no decimal ${sign}, as the column's other values have`,
        hint: 'Correct the cell, leave it empty when the value is not known, or leave the column out; where numbers are names, put a letter before them.',
      })),
      ...this.#tally.tooLarge.map((cell) => ({
        ...at(cell),
        message: `${shown(cell.text)} is beyond ±3.4e38, the largest number that models compute with`,
        hint: 'Correct the cell, or give the column in another unit.',
      })),
      ...(this.#doubtful ? [this.#doubt(this.#doubtful)] : []),
      ...(this.#percent && this.#noPercent ? [this.#mixed(this.#percent, this.#noPercent)] : []),
    ];
  }

  /** How cells were read that are not written plainly, a sentence each. */
  get notes(): string[] {
    if (!this.holdsNumbers) return this.#numbersAmongTexts;
    const column = `Column ${shown(this.name)}`;
    const read = (text: string) => `${shown(text)} is ${this.numberIn(text)}`;
    const thousands = this.#grouped && Math.abs(this.numberIn(this.#grouped.text) ?? 0) >= 1000;
    return [
      ...(thousands ? [`${column}: thousands are separated: ${read(this.#grouped!.text)}.`] : []),
      ...(this.#percent ? [`${column}: percents are read as they stand: ${read(this.#percent.text)}.`] : []),
      ...(this.#leadingZero ? [`${column}: ${read(this.#leadingZero)}: its numbers have leading zeros.`] : []),
      ...this.missingWordsNotes,
    ];
  }

  /** That words like "None" count as missing, where numbers stand. */
  get missingWordsNotes(): string[] {
    if (this.#noNumbers === 0 || !this.holdsNumbers) return [];
    return [`Column ${shown(this.name)}: ${this.#noNumbers} cells like “None” hold no number and count as missing.`];
  }

  /** Categories that may be meant to be numbers. */
  get #numbersAmongTexts(): string[] {
    if (this.type !== 'category') return [];
    const column = `Column ${shown(this.name)} is taken for categories`;
    const other = this.#tally.notNumbers[0];
    if (other !== undefined && this.#eitherNumbers >= HALF * this.present) {
      return [
        `${column}: ${this.#eitherNumbers} of its ${this.present} cells are numbers, and ${shown(other.text)} is none.`,
      ];
    }
    const quantities = [...this.texts].filter(isQuantity);
    if (quantities.length < FEWEST_QUANTITIES || quantities.length <= MOSTLY * this.texts.size) return [];
    return [
      `${column}: ${shown(quantities[0]!)} is no number; write numbers without units to have them compared as such.`,
    ];
  }

  #doubt({ line, text }: PlacedCell): CsvProblem {
    const { point, comma } = readNumber(text)!;
    return {
      line,
      column: this.name,
      value: text,
      message: `${shown(text)} may be ${point} or ${comma}, and nothing in the file tells which`,
      hint: 'Write its numbers without separators between thousands, or leave the column out.',
    };
  }

  #mixed({ line, text }: PlacedCell, other: PlacedCell): CsvProblem {
    return {
      line,
      column: this.name,
      value: text,
      message: `${shown(text)} is a percent and ${shown(other.text)} (line ${other.line}) is none`,
      hint: 'Write all values of the column as percents, or none.',
    };
  }
}
