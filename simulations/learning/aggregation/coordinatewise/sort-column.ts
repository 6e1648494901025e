/** Up to here insertion beats the built-in sort, whose call costs more than the sorting. */
const INSERTION_LIMIT = 48;

/** Sorts numbers (no NaN) in place, ascending. */
export function sortColumn(values: Float32Array): void {
  if (values.length > INSERTION_LIMIT) {
    values.sort();
    return;
  }
  for (let i = 1; i < values.length; i++) {
    const value = values[i]!;
    let j = i - 1;
    while (j >= 0 && values[j]! > value) {
      values[j + 1] = values[j]!;
      j--;
    }
    values[j + 1] = value;
  }
}
