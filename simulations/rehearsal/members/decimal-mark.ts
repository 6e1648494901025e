import type { DecimalMark } from './exact-amount.js';

/** Numbers that only a comma for decimals explains: `1,5`, `0,750`, `1234,567`, `1.234,5`, `1.234.567`. */
const COMMA = /^(?:\d*,(?:\d{0,2}|\d{4,})|0\d*,\d+|\d{4,},\d+|\d{1,3}(?:\.\d{3})+,\d*|\d{1,3}(?:\.\d{3}){2,})$/;
/** Numbers that only a point explains: the same the other way round. */
const POINT = /^(?:\d*\.(?:\d{0,2}|\d{4,})|0\d*\.\d+|\d{4,}\.\d+|\d{1,3}(?:,\d{3})+\.\d*|\d{1,3}(?:,\d{3}){2,})$/;
/** Numbers that say nothing by themselves: a thousand and more, or one and a bit. */
const EITHER = /^[1-9]\d{0,2}[.,]\d{3}$/;

const MANTISSA = /^(\d*[.,]?\d*)e[+-]?\d+$/i;
/** Spaces and apostrophes between thousands say nothing of the decimal mark. */
const GROUPING_SPACES = /(?<=\d)[' \u00a0\u202f’](?=\d{3})/g;

/**
 * The decimal mark of a column of numbers: what some of them say. Where none does, a point; but where semicolons separate the
 * cells, as they do because commas are taken, `1,234` may be both, and the first such number is answered.
 */
export function decimalMarkOf(
  cells: readonly string[],
  delimiter: string | null,
): { readonly mark: DecimalMark } | { readonly either: number } {
  let either = -1;
  let comma = false;
  for (const [i, written] of cells.entries()) {
    const cell = written.replace(GROUPING_SPACES, '');
    const mantissa = MANTISSA.exec(cell)?.[1];
    // A number before an exponent is not grouped: its sign is the decimal one.
    if (mantissa !== undefined) {
      if (mantissa.includes('.')) return { mark: 'point' };
      comma ||= mantissa.includes(',');
      continue;
    }
    if (POINT.test(cell)) return { mark: 'point' };
    if (COMMA.test(cell)) comma = true;
    else if (either < 0 && EITHER.test(cell)) either = i;
  }
  if (comma) return { mark: 'comma' };
  return delimiter === ';' && either >= 0 ? { either } : { mark: 'point' };
}
