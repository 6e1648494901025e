/** An update of zeros in shared memory, so that it crosses threads without a copy. */
export function sharedUpdate(weightCount: number): Float32Array<SharedArrayBuffer> {
  return new Float32Array(new SharedArrayBuffer(4 * weightCount));
}
