/**
 * A message with every typed array in shared memory copied out of it, since only threads of one process share any. What
 * occurs twice in it still does, and so crosses once.
 */
export function withoutSharedMemory<T>(value: T): T {
  return copied(value, new Map()) as T;
}

function copied(value: unknown, done: Map<object, unknown>): unknown {
  if (ArrayBuffer.isView(value)) return value.buffer instanceof SharedArrayBuffer ? unshared(value, done) : value;
  if (Array.isArray(value)) return value.map((part) => copied(part, done));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, copied(part, done)]));
}

function unshared(view: ArrayBufferView, done: Map<object, unknown>): unknown {
  const before = done.get(view);
  if (before) return before;
  if (!(view instanceof Float32Array || view instanceof Uint8Array || view instanceof Int32Array))
    throw new TypeError('only float32, int32 and byte arrays travel between processes');
  const copy = view.slice();
  done.set(view, copy);
  return copy;
}
