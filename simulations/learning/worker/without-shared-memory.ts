/** A message with every typed array in shared memory copied out of it, since only threads of one process share any. */
export function withoutSharedMemory<T>(value: T): T {
  return copied(value) as T;
}

function copied(value: unknown): unknown {
  if (ArrayBuffer.isView(value)) return value.buffer instanceof SharedArrayBuffer ? unshared(value) : value;
  if (Array.isArray(value)) return value.map(copied);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, copied(part)]));
}

function unshared(view: ArrayBufferView): unknown {
  if (view instanceof Float32Array || view instanceof Uint8Array || view instanceof Int32Array) return view.slice();
  throw new TypeError('only float32, int32 and byte arrays travel between processes');
}
