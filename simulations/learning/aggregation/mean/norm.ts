/** The Euclidean length of a vector, in float64. O(d). */
export function norm(values: Float32Array): number {
  return Math.sqrt(innerProduct(values, values));
}

/** The inner product of two vectors of equal length, in float64. O(d). */
export function innerProduct(a: Float32Array, b: Float32Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
}
