/** Every setting of a document as path and value, in its own order; lists of people only by their length. */
export function settingsRows(value: unknown, path = ''): readonly (readonly [string, string])[] {
  if (Array.isArray(value)) {
    if (value.length > LONGEST_LIST) return [[path, `${value.length.toLocaleString('en-US')} entries`]];
    return value.length === 0
      ? [[path, 'none']]
      : value.flatMap((entry, index) => settingsRows(entry, `${path}[${index}]`));
  }
  if (typeof value === 'object' && value !== null) {
    // A compiled contract is known by its hash among the inputs.
    if (path.endsWith('.artifact')) return [[path, 'in the document']];
    return Object.entries(value).flatMap(([key, inner]) => settingsRows(inner, path === '' ? key : `${path}.${key}`));
  }
  return [[path, value === null ? '–' : String(value)]];
}

const LONGEST_LIST = 60;
