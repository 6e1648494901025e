import { cosineFrom } from './cosine-similarity.js';

/** Values of each update that are gone through at a time, so that those of all updates stay in the processor's cache. */
const BLOCK = 2_048;

/**
 * The cosine of every pair of updates (−1 to 1), in float64, rounded to four digits; 0 where one of them is all zeros,
 * also with itself. Updates are equally long. O(n²·d).
 */
export function updateSimilarity(updates: readonly Float32Array[]): readonly (readonly number[])[] {
  const count = updates.length;
  const products = new Float64Array(count * count);
  const length = updates[0]?.length ?? 0;
  for (let from = 0; from < length; from += BLOCK) {
    const blocks = updates.map((update) => update.subarray(from, from + BLOCK));
    for (let i = 0; i < count; i++) {
      for (let j = 0; j <= i; j++) products[i * count + j]! += innerProduct(blocks[i]!, blocks[j]!);
    }
  }
  const square = (i: number) => products[i * count + i]!;
  return updates.map((_, i) =>
    updates.map((_, j) => {
      const product = products[Math.max(i, j) * count + Math.min(i, j)]!;
      return toFourDigits(cosineFrom(product, square(i), square(j)));
    }),
  );
}

/** Four running sums, which a processor adds up side by side. */
function innerProduct(a: Float32Array, b: Float32Array): number {
  let [first, second, third, fourth] = [0, 0, 0, 0];
  let i = 0;
  for (; i + 3 < a.length; i += 4) {
    first += a[i]! * b[i]!;
    second += a[i + 1]! * b[i + 1]!;
    third += a[i + 2]! * b[i + 2]!;
    fourth += a[i + 3]! * b[i + 3]!;
  }
  for (; i < a.length; i++) first += a[i]! * b[i]!;
  return first + second + (third + fourth);
}

function toFourDigits(value: number): number {
  // Adding 0 turns −0 into 0.
  return Math.round(value * 10_000) / 10_000 + 0;
}
