/** What the first bytes of an IDX file say. */
export interface IdxHeader {
  /** 8: unsigned bytes, the only type that is shown as pictures here. */
  readonly type: number;
  /** Examples first, then rows and columns. */
  readonly sizes: readonly number[];
  /** Where the values begin. */
  readonly offset: number;
}

/** Reads the header of an IDX file (big-endian, yann.lecun.com/exdb/mnist); `null` when it has none. */
export function idxHeader(bytes: Uint8Array): IdxHeader | null {
  const [zero, alsoZero, type = 0, dimensions = 0] = bytes;
  const offset = 4 + dimensions * 4;
  if (zero !== 0 || alsoZero !== 0 || dimensions === 0 || dimensions > 4 || bytes.length < offset) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return { type, sizes: Array.from({ length: dimensions }, (_, at) => view.getUint32(4 + at * 4)), offset };
}

/** Of two IDX files the one with the examples and the one with their labels; `null` when they are no pair. */
export function idxPair<T extends { readonly header: IdxHeader }>(
  files: readonly T[],
): readonly [images: T, labels: T] | null {
  const labels = files.find(({ header }) => header.sizes.length === 1);
  const images = files.find(({ header }) => header.sizes.length > 1);
  return files.length === 2 && labels !== undefined && images !== undefined ? [images, labels] : null;
}
