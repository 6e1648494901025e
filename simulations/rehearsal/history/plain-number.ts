/** Reads a number ≥ 0, with or without thousands separators or an exponent; `undefined` when it is none. */
export function plainNumber(cell: string): number | undefined {
  const text = /^\d{1,3}(?:,\d{3})+(?:\.\d*)?$/.test(cell) ? cell.replaceAll(',', '') : cell;
  return /^(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d{1,2})?$/i.test(text) ? Number(text) : undefined;
}
