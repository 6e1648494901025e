/** The 31 bits of a size, in the digits that are told apart one pass after another: lowest bit and width of each. */
const DIGITS = [
  { shift: 20, width: 11 },
  { shift: 10, width: 10 },
  { shift: 0, width: 10 },
];

/**
 * Positions of the `count` values of largest size, in ascending order (top-k; Aji and Heafield 2017, arXiv 1704.05021). Of
 * equal sizes at the limit the ones that come first are taken; ∞ and what is no number count as largest.
 *
 * The bits of a float32 without its sign sort like its size, so counting the values by the digits of these bits finds the
 * k-th largest exactly: a radix selection, O(d) whatever the values are.
 *
 * @param count 0 to `values.length`.
 */
export function selectLargest(values: Float32Array, count: number): Int32Array {
  const positions = new Int32Array(count);
  if (count === 0) return positions;
  const bits = new Uint32Array(values.buffer, values.byteOffset, values.length);

  // The leading digits of the k-th largest, and how many values that begin with them are wanted.
  let limit = 0;
  let wanted = count;
  for (const { shift, width } of DIGITS) {
    const counts = new Int32Array(1 << width);
    const mask = counts.length - 1;
    for (let i = 0; i < bits.length; i++) {
      const size = bits[i]! & 0x7fffffff;
      if (size >>> (shift + width) === limit) counts[(size >>> shift) & mask]!++;
    }
    let digit = mask;
    while (counts[digit]! < wanted) wanted -= counts[digit--]!;
    limit = (limit << width) | digit;
  }

  let found = 0;
  for (let i = 0; i < bits.length && found < count; i++) {
    const size = bits[i]! & 0x7fffffff;
    if (size > limit || (size === limit && wanted-- > 0)) positions[found++] = i;
  }
  return positions;
}
