import { LearningError } from '../../errors/index.js';

/** An array of unsigned bytes as an IDX file holds it: its dimensions, and its values in row-major order. */
export interface IdxArray {
  readonly dimensions: readonly number[];
  readonly values: Uint8Array;
}

const UNSIGNED_BYTE = 0x08;

/**
 * Reads the IDX format of the MNIST files: two zero bytes, a type byte, the rank, one big-endian 32-bit size per
 * dimension, then the values. Only unsigned bytes are read, which is all that MNIST uses.
 * Throws a `LearningError` naming the file when the bytes are anything else. The values share the bytes' memory.
 */
export function parseIdx(bytes: Uint8Array, file: string): IdxArray {
  const broken = (what: string) =>
    new LearningError('learning.idxInvalid', `${file} is not an IDX file of bytes: ${what}.`, {
      field: file,
      hint: 'Reinstall the package that carries it.',
    });
  if (bytes.length < 4) throw broken('it ends before its header does');
  const [zero, alsoZero, type, rank] = bytes as unknown as [number, number, number, number];
  if (zero !== 0 || alsoZero !== 0) throw broken('it does not begin with two zero bytes');
  if (type !== UNSIGNED_BYTE) throw broken(`its values have type 0x${type.toString(16)}, not 0x08`);
  const header = 4 + 4 * rank;
  if (rank === 0 || bytes.length < header) throw broken('it ends before its header does');
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const dimensions = Array.from({ length: rank }, (_, i) => view.getUint32(4 + 4 * i));
  const expected = dimensions.reduce((product, size) => product * size, 1);
  if (bytes.length - header !== expected) {
    throw broken(`its header promises ${expected} values and ${bytes.length - header} follow`);
  }
  return { dimensions, values: bytes.subarray(header) };
}
