/** Values whose highest 16 bits without the sign are told apart in the first pass, the lower 16 in the second. */
const BUCKETS = 65_536;

/**
 * Positions of the `count` values of largest size, in ascending order (top-k; Aji and Heafield 2017, arXiv 1704.05021). Of
 * equal sizes at the limit the ones that come first are taken; ∞ and what is no number count as largest.
 *
 * The bits of a float32 without its sign sort like its size, so two counts of 16 bits each find the k-th largest
 * exactly: a radix selection, O(d) whatever the values are.
 *
 * @param count 0 to `values.length`.
 */
export function selectLargest(values: Float32Array, count: number): Int32Array {
  const positions = new Int32Array(count);
  if (count === 0) return positions;
  const bits = new Uint32Array(values.buffer, values.byteOffset, values.length);

  const high = new Int32Array(BUCKETS);
  for (let i = 0; i < bits.length; i++) high[(bits[i]! & 0x7fffffff) >>> 16]!++;
  const upper = bucketOf(high, count);

  const low = new Int32Array(BUCKETS);
  for (let i = 0; i < bits.length; i++) {
    const size = bits[i]! & 0x7fffffff;
    if (size >>> 16 === upper.bucket) low[size & 0xffff]!++;
  }
  const lower = bucketOf(low, upper.wanted);

  const limit = upper.bucket * BUCKETS + lower.bucket;
  let equals = lower.wanted;
  let found = 0;
  for (let i = 0; i < bits.length && found < count; i++) {
    const size = bits[i]! & 0x7fffffff;
    if (size > limit || (size === limit && equals-- > 0)) positions[found++] = i;
  }
  return positions;
}

/** The bucket that holds the `count`-th value from the top, and how many of its own values are wanted. */
function bucketOf(counts: Int32Array, count: number): { bucket: number; wanted: number } {
  let bucket = counts.length - 1;
  let wanted = count;
  while (counts[bucket]! < wanted) wanted -= counts[bucket--]!;
  return { bucket, wanted };
}
