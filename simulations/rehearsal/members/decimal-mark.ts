import type { DecimalMark } from './exact-amount.js';

/** Numbers that only a comma for decimals explains: `1,5`, `0,750`, `1234,567`, `1.234,5`, `1.234.567`. */
const COMMA = /^(?:\d*,(?:\d{0,2}|\d{4,})|0\d*,\d+|\d{4,},\d+|\d{1,3}(?:\.\d{3})+,\d*|\d{1,3}(?:\.\d{3}){2,})$/;
/** Numbers that only a point explains: the same the other way round. */
const POINT = /^(?:\d*\.(?:\d{0,2}|\d{4,})|0\d*\.\d+|\d{4,}\.\d+|\d{1,3}(?:,\d{3})+\.\d*|\d{1,3}(?:,\d{3}){2,})$/;
/** Numbers that say nothing by themselves: a thousand and more, or one and a bit. */
const EITHER = /^[1-9]\d{0,2}[.,]\d{3}$/;

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
  for (const [i, cell] of cells.entries()) {
    if (POINT.test(cell)) return { mark: 'point' };
    if (COMMA.test(cell)) comma = true;
    else if (either < 0 && EITHER.test(cell)) either = i;
  }
  if (comma) return { mark: 'comma' };
  return delimiter === ';' && either >= 0 ? { either } : { mark: 'point' };
}
