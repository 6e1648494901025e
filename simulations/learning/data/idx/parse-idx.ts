import { InputError } from '../../../errors/index.js';

/** An array as an IDX file holds it: its dimensions, and its values in row-major order. */
export interface IdxArray {
  readonly dimensions: readonly number[];
  /** Bytes as they are in the file; floats and doubles as 32-bit floats. */
  readonly values: Uint8Array | Float32Array;
}

/** What the type byte says: bytes a value takes, and what it is called. Only these are read. */
const TYPES = new Map([
  [0x08, { size: 1, name: 'unsigned bytes' }],
  [0x0d, { size: 4, name: 'floats' }],
  [0x0e, { size: 8, name: 'doubles' }],
]);

/**
 * Reads the IDX format of the MNIST files: two zero bytes, a type byte, the rank, one big-endian 32-bit size per
 * dimension, then the values, big-endian too. Unsigned bytes (0x08), floats (0x0d) and doubles (0x0e) are read.
 * Throws an `InputError` naming the file when the bytes are anything else. Bytes share the file's memory.
 */
export function parseIdx(bytes: Uint8Array, file: string): IdxArray {
  const broken = (what: string) =>
    new InputError('learning.idxInvalid', `${file} is not an IDX file that can be read: ${what}.`, {
      field: file,
      hint: 'Give the file in the format of the MNIST files: 00 00, a type (08, 0d or 0e), the rank, sizes, values.',
    });
  if (bytes.length < 4) throw broken('it ends before its header does');
  const [zero = 0, alsoZero = 0, type = 0, rank = 0] = bytes;
  if (zero !== 0 || alsoZero !== 0) throw broken('it does not begin with two zero bytes');
  const kind = TYPES.get(type);
  if (!kind) {
    const read = [...TYPES].map(([code, { name }]) => `${hex(code)} (${name})`).join(', ');
    throw broken(`its values have type ${hex(type)}, and only ${read} are read`);
  }
  const header = 4 + 4 * rank;
  if (rank === 0 || bytes.length < header) throw broken('it ends before its header does');
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const dimensions = Array.from({ length: rank }, (_, i) => view.getUint32(4 + 4 * i));
  const expected = dimensions.reduce((product, size) => product * size, 1);
  const found = (bytes.length - header) / kind.size;
  if (found !== expected) throw broken(`its header promises ${expected} ${kind.name} and ${found} follow`);
  if (kind.size === 1) return { dimensions, values: bytes.subarray(header) };
  const values = new Float32Array(expected);
  for (let i = 0; i < expected; i++) {
    values[i] = kind.size === 4 ? view.getFloat32(header + 4 * i) : view.getFloat64(header + 8 * i);
    if (!Number.isFinite(values[i]!)) throw broken(`value ${i + 1} is no finite 32-bit number`);
  }
  return { dimensions, values };
}

function hex(byte: number): string {
  return `0x${byte.toString(16).padStart(2, '0')}`;
}
