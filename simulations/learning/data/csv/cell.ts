const MISSING = new Set(['', 'na', 'n/a', 'nan', 'null', '?']);
/** Words that say that a number is missing where numbers stand, and may be a category where texts do. */
const NO_NUMBER = new Set([
  'none',
  'nil',
  'n.a.',
  'n.a',
  '#n/a',
  '#na',
  '-',
  '--',
  '---',
  '.',
  'missing',
  'unknown',
  '<na>',
  '(null)',
  'n/d',
  'k.a.',
  '–',
  '—',
  '..',
  '...',
]);
const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i;
const DECIMAL_COMMA = /^[+-]?(?:\d+,\d*|,\d+)(?:e[+-]?\d+)?$/i;
const THOUSANDS_WITHOUT_DECIMALS = /^[+-]?[1-9]\d{0,2}(?:([.,])\d{3})(?:\1\d{3})*$/;
const THOUSANDS = /^[+-]?[1-9]\d{0,2}(?:([.,'’ \u00a0\u2009\u202f])\d{3})(?:\1\d{3})*(?:([.,])\d*)?$/;
const SEPARATORS = /['’ \u00a0\u2009\u202f]/g;
const INFINITE = /^[+-]?inf(?:inity)?$/i;
const PERCENT = /^(.*\d[.,]?)[ \u00a0\u202f]?%$/;
/** A minus as typographers write it. */
const MINUS = /^[\u2212\u2013\ufe63\uff0d](?=[\d.,])/;
/** A number with a currency before it, or with a unit, a currency or an ending behind it. */
const QUANTITY =
  /^[+-]?(?:(?:\p{Sc}|[A-Z]{3})[ \u00a0]?\d[\d.,' ]*|\d[\d.,' ]*[ \u00a0]?(?:\p{Sc}|[\p{L}°/²³]{1,5}))$/u;
const DATE =
  /^(?:\d{4}[-/.]\d{1,2}[-/.]\d{1,2}(?:[T ]\d{1,2}:\d{2}.*)?|\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}(?: \d{1,2}:\d{2}.*)?)$/;

/** What models compute with: 32-bit floats hold nothing beyond. */
const LARGEST = 3.4e38;

/** True for an empty cell and for NA, N/A, NaN, null and ? in any case. */
export function isMissing(text: string): boolean {
  return text.length <= 4 && MISSING.has(text.toLowerCase().trim());
}

/** True for texts like None, nil, n.a., - and unknown, which stand for a missing number in a column of numbers. */
export function isNoNumber(text: string): boolean {
  return text.length <= 7 && NO_NUMBER.has(text.toLowerCase());
}

/** Which character stands before the decimals; the other one may separate thousands. */
export type DecimalSign = 'point' | 'comma';

/** A cell as a number: what it is if decimals follow a point, and if they follow a comma; `undefined` where it is none. */
export interface NumberReadings {
  readonly point: number | undefined;
  readonly comma: number | undefined;
  /** Something separates its thousands, in one of the readings at least. */
  readonly grouped: boolean;
  readonly percent: boolean;
}

/**
 * The numbers that a cell may hold, `undefined` when it holds another text. Points, commas, apostrophes and spaces
 * between groups of three digits separate thousands; Infinity and inf are numbers too (`isUsable` tells); `37 %` is 37.
 * Hexadecimal numbers are texts. A minus may be the typographer's.
 */
export function readNumber(text: string): NumberReadings | undefined {
  const ofPercent = PERCENT.exec(text)?.[1];
  const digits = (ofPercent === undefined ? text : ofPercent.trimEnd()).replace(MINUS, '-');
  const percent = ofPercent !== undefined;
  if (NUMBER.test(digits)) {
    const point = Number(digits);
    if (!digits.includes('.')) return { point, comma: point, grouped: false, percent };
    const grouped = THOUSANDS_WITHOUT_DECIMALS.test(digits);
    return { point, comma: grouped ? Number(digits.replace('.', '')) : undefined, grouped, percent };
  }
  if (DECIMAL_COMMA.test(digits)) {
    const comma = Number(digits.replace(',', '.'));
    const grouped = THOUSANDS_WITHOUT_DECIMALS.test(digits);
    return { point: grouped ? Number(digits.replace(',', '')) : undefined, comma, grouped, percent };
  }
  const parts = THOUSANDS.exec(digits);
  if (parts && parts[1] !== parts[2]) {
    const [, group, decimals] = parts;
    const plain = digits.replace(SEPARATORS, '');
    const asPoint = Number(plain.replaceAll(',', ''));
    const asComma = Number(plain.replaceAll('.', '').replace(',', '.'));
    return {
      point: group === '.' || decimals === ',' ? undefined : asPoint,
      comma: group === ',' || decimals === '.' ? undefined : asComma,
      grouped: true,
      percent,
    };
  }
  if (!INFINITE.test(digits)) return undefined;
  const infinite = digits.startsWith('-') ? -Infinity : Infinity;
  return { point: infinite, comma: infinite, grouped: false, percent };
}

/** True for a number that 32-bit floats can hold. */
export function isUsable(value: number): boolean {
  return Math.abs(value) <= LARGEST;
}

/** True for a text like 12 kg, $1,302.50, EUR 5 or 1st, which holds a number and is none. */
export function isQuantity(text: string): boolean {
  return QUANTITY.test(text);
}

/** True for a text like 2024-05-31, 31.05.2024 or 2024-05-31T12:00:00Z. */
export function isDate(text: string): boolean {
  return DATE.test(text);
}
