/** Values that share a scale: one outlier spoils but its own block (the block size of Dettmers et al. 2022). */
export const BLOCK_LENGTH = 2048;

/** Values as whole numbers from −127 to 127 and, for each block, the size of one step. */
export interface Quantised {
  readonly scales: Float32Array;
  readonly codes: Int8Array;
}

/**
 * Eight-bit values with a scale per block (block-wise quantisation, Dettmers et al. 2022, arXiv 2110.02861, section 2.1,
 * with equal steps): step = largest size in the block / 127, rounded to the nearest step, halves away from zero. Rounding is
 * deterministic: it has a bias that stochastic rounding (QSGD, Alistarh et al. 2017, arXiv 1610.02132) has not, but a
 * smaller error, and error feedback makes up for the bias (Karimireddy et al. 2019, arXiv 1901.09847).
 *
 * No value is off by more than half a step (and rounding). A block with a value that is no finite number decodes to no
 * numbers. O(d).
 */
export function quantise(values: Float32Array): Quantised {
  const scales = new Float32Array(Math.ceil(values.length / BLOCK_LENGTH));
  const codes = new Int8Array(values.length);
  for (let block = 0; block < scales.length; block++) {
    const start = block * BLOCK_LENGTH;
    const end = Math.min(values.length, start + BLOCK_LENGTH);
    let largest = 0;
    let finite = true;
    for (let i = start; i < end; i++) {
      const size = Math.abs(values[i]!);
      if (size > largest) largest = size;
      finite &&= Number.isFinite(size);
    }
    const scale = Math.fround(largest / 127);
    scales[block] = finite ? scale : Number.NaN;
    if (!finite || scale === 0) continue;
    for (let i = start; i < end; i++) {
      const steps = Math.floor(Math.abs(values[i]!) / scale + 0.5);
      // The scale is itself rounded, so the largest may come out a step too far.
      codes[i] = Math.sign(values[i]!) * Math.min(127, steps);
    }
  }
  return { scales, codes };
}

/** The values that the codes stand for. */
export function dequantise({ scales, codes }: Quantised): Float32Array {
  const values = new Float32Array(codes.length);
  for (let i = 0; i < codes.length; i++) values[i] = codes[i]! * scales[Math.floor(i / BLOCK_LENGTH)]!;
  return values;
}
