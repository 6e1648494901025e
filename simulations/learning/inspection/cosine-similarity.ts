/**
 * The cosine of the angle between two vectors of equal length, in float64: −1 to 1, and 0 when one of them has no
 * length. O(d).
 */
export function cosineSimilarity(a: Float32Array, b: Float32Array): number {
  let product = 0;
  let squaresOfA = 0;
  let squaresOfB = 0;
  for (let i = 0; i < a.length; i++) {
    const x = a[i]!;
    const y = b[i]!;
    product += x * y;
    squaresOfA += x * x;
    squaresOfB += y * y;
  }
  return cosineFrom(product, squaresOfA, squaresOfB);
}

/** The cosine from an inner product and two squared lengths; rounding errors beyond ±1 are cut off. */
export function cosineFrom(product: number, squaresOfA: number, squaresOfB: number): number {
  if (squaresOfA === 0 || squaresOfB === 0) return 0;
  return Math.max(-1, Math.min(1, product / (Math.sqrt(squaresOfA) * Math.sqrt(squaresOfB))));
}
