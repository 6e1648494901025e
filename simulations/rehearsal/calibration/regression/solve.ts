/**
 * Solves A x = b for a symmetric positive definite A (row by row, in place) by Cholesky's decomposition. O(n³): for the
 * few dozen columns of a regression.
 */
export function solve(matrix: Float64Array, right: Float64Array): Float64Array {
  const n = right.length;
  const dot = (i: number, j: number, count: number) => {
    let sum = 0;
    for (let k = 0; k < count; k++) sum += matrix[i * n + k]! * matrix[j * n + k]!;
    return sum;
  };
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < i; j++) {
      matrix[i * n + j] = (matrix[i * n + j]! - dot(i, j, j)) / matrix[j * n + j]!;
    }
    matrix[i * n + i] = Math.sqrt(matrix[i * n + i]! - dot(i, i, i));
  }
  const x = Float64Array.from(right);
  for (let i = 0; i < n; i++) {
    for (let k = 0; k < i; k++) x[i] = x[i]! - matrix[i * n + k]! * x[k]!;
    x[i] = x[i]! / matrix[i * n + i]!;
  }
  for (let i = n - 1; i >= 0; i--) {
    for (let k = i + 1; k < n; k++) x[i] = x[i]! - matrix[k * n + i]! * x[k]!;
    x[i] = x[i]! / matrix[i * n + i]!;
  }
  return x;
}
