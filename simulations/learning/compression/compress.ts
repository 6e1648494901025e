import type { Compression } from '../../scenario/index.js';
import { decodeUpdate, encodeUpdate } from './update-encoding.js';

/** An update after compression. */
export interface CompressedUpdate {
  /** What the receiver decodes; as long as the update. */
  readonly sent: Float32Array;
  /** Bytes it takes on the wire. */
  readonly bytes: number;
  /** What was not sent, for the same trainer's next update; `null` without error feedback. */
  readonly residual: Float32Array | null;
}

/**
 * Sends an update through the encoder and the decoder: top-k, eight bits, both or neither. With error feedback the trainer
 * adds what it did not send last time to what it sends now, and keeps what is not sent again: then biased compressors like
 * these converge like plain SGD (Seide et al. 2014, Interspeech, "1-bit SGD"; Stich et al. 2018, arXiv 1809.07599,
 * algorithm 1; Karimireddy et al. 2019, arXiv 1901.09847, algorithm 2). Sent + residual = update + old residual, to the
 * rounding of float32.
 *
 * The residual belongs to the trainer: it neither leaves it nor changes in rounds it takes no part in. A value that is no
 * finite number is sent as it is but not remembered. O(d).
 *
 * @param residual what this trainer's last call returned; `null` at first.
 */
export function compress(
  delta: Float32Array,
  compression: Compression,
  residual: Float32Array | null,
): CompressedUpdate {
  const corrected = new Float32Array(delta);
  if (compression.errorFeedback && residual !== null)
    for (let i = 0; i < corrected.length; i++) corrected[i]! += residual[i]!;
  const encoded = encodeUpdate(corrected, compression);
  const sent = decodeUpdate(encoded, delta.length, compression);
  if (!compression.errorFeedback) return { sent, bytes: encoded.length, residual: null };
  for (let i = 0; i < corrected.length; i++) {
    const unsent = corrected[i]! - sent[i]!;
    corrected[i] = Number.isFinite(unsent) ? unsent : 0;
  }
  return { sent, bytes: encoded.length, residual: corrected };
}
