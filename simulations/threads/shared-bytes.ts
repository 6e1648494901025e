import { deserialize, serialize } from 'node:v8';

/** A value as bytes that every thread reads: sending it copies nothing, and only who opens it makes objects of it. */
export interface Sealed<T> {
  readonly bytes: Uint8Array;
  /** Never there: what type it is of. */
  readonly value?: T;
}

/** Takes what can be sent to a thread. */
export function seal<T>(value: T): Sealed<T> {
  return { bytes: shared(serialize(value)) };
}

export function unseal<T>({ bytes }: Sealed<T>): T {
  // A copy: nobody writes to these bytes, but V8 reads none that somebody could write to meanwhile.
  return deserialize(Buffer.from(bytes)) as T;
}

/** The same bytes in memory that all threads share. */
export function shared(bytes: Uint8Array): Uint8Array {
  const view = new Uint8Array(new SharedArrayBuffer(bytes.length));
  view.set(bytes);
  return view;
}
