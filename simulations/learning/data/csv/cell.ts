const MISSING = new Set(['', 'na', 'n/a', 'nan', 'null', '?']);
const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i;
const DECIMAL_COMMA = /^[+-]?\d+,\d+(?:e[+-]?\d+)?$/i;
const INFINITE = /^[+-]?inf(?:inity)?$/i;
const DATE =
  /^(?:\d{4}[-/.]\d{1,2}[-/.]\d{1,2}(?:[T ]\d{1,2}:\d{2}.*)?|\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}(?: \d{1,2}:\d{2}.*)?)$/;

/** What models compute with: 32-bit floats hold nothing beyond. */
const LARGEST = 3.4e38;

/** True for an empty cell and for NA, N/A, NaN, null and ? in any case. */
export function isMissing(text: string): boolean {
  return text.length <= 4 && MISSING.has(text.toLowerCase());
}

/**
 * The number that a cell holds, `undefined` when it holds another text. A decimal comma is read where commas do not
 * separate cells; Infinity and inf are numbers too (`isUsable` tells). Hexadecimal numbers and thousands separators
 * are texts.
 */
export function numberIn(text: string, delimiter: string): number | undefined {
  if (NUMBER.test(text)) return Number(text);
  if (delimiter !== ',' && DECIMAL_COMMA.test(text)) return Number(text.replace(',', '.'));
  if (INFINITE.test(text)) return text.startsWith('-') ? -Infinity : Infinity;
  return undefined;
}

/** True for a number that 32-bit floats can hold. */
export function isUsable(value: number): boolean {
  return Math.abs(value) <= LARGEST;
}

/** True for a text like 2024-05-31, 31.05.2024 or 2024-05-31T12:00:00Z. */
export function isDate(text: string): boolean {
  return DATE.test(text);
}
