/** Weights handled at a time: so many values of a hundred updates stay in the cache while every pair is compared. */
const BLOCK = 512;

/**
 * The squared Euclidean distances between all updates, in float64: row i, column j of an n × n matrix, symmetric. A
 * pair's bits depend on its two updates alone. Differences are squared as they are, since ‖a‖² + ‖b‖² − 2⟨a, b⟩ loses
 * the digits in which similar updates differ. O(n²·d) for n updates of d weights.
 */
export function squaredDistances(deltas: readonly Float32Array[], length: number): Float64Array {
  const n = deltas.length;
  const distances = new Float64Array(n * n);
  const rows = deltas.map(() => new Float64Array(BLOCK));
  for (let from = 0; from < length; from += BLOCK) {
    const size = Math.min(BLOCK, length - from);
    for (let i = 0; i < n; i++) rows[i]!.set(deltas[i]!.subarray(from, from + size));
    for (let i = 0; i < n; i++) addRow(distances, rows, i, size);
  }
  for (let i = 0; i < n; i++) for (let j = 0; j < i; j++) distances[i * n + j] = distances[j * n + i]!;
  return distances;
}

/** Adds the distances of update i to those after it, four at a time so that the processor's pipelines stay filled. */
function addRow(distances: Float64Array, rows: readonly Float64Array[], i: number, size: number): void {
  const n = rows.length;
  const row = rows[i]!;
  let j = i + 1;
  for (; j + 3 < n; j += 4) {
    const a = rows[j]!;
    const b = rows[j + 1]!;
    const c = rows[j + 2]!;
    const d = rows[j + 3]!;
    let toA = 0;
    let toB = 0;
    let toC = 0;
    let toD = 0;
    for (let k = 0; k < size; k++) {
      const x = row[k]!;
      const ofA = x - a[k]!;
      const ofB = x - b[k]!;
      const ofC = x - c[k]!;
      const ofD = x - d[k]!;
      toA += ofA * ofA;
      toB += ofB * ofB;
      toC += ofC * ofC;
      toD += ofD * ofD;
    }
    distances[i * n + j]! += toA;
    distances[i * n + j + 1]! += toB;
    distances[i * n + j + 2]! += toC;
    distances[i * n + j + 3]! += toD;
  }
  for (; j < n; j++) {
    const other = rows[j]!;
    let to = 0;
    for (let k = 0; k < size; k++) {
      const of = row[k]! - other[k]!;
      to += of * of;
    }
    distances[i * n + j]! += to;
  }
}
