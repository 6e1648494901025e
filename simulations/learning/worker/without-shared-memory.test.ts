import { describe, expect, it } from 'vitest';
import { withoutSharedMemory } from './without-shared-memory.js';

function shared(...values: number[]): Float32Array {
  const array = new Float32Array(new SharedArrayBuffer(4 * values.length));
  array.set(values);
  return array;
}

describe('a message for another process', () => {
  it('holds copies of what lies in shared memory, and everything else as it is', () => {
    const own = new Int32Array([7]);
    const message = { type: 'job', parts: [shared(1, 2), own], nothing: null };
    const sent = withoutSharedMemory(message);
    expect(sent).toEqual({ type: 'job', parts: [new Float32Array([1, 2]), own], nothing: null });
    expect((sent.parts[0] as Float32Array).buffer).toBeInstanceOf(ArrayBuffer);
    expect(sent.parts[1]).toBe(own);
  });

  it('holds an array that occurs twice as one array', () => {
    const update = shared(1, 2);
    const sent = withoutSharedMemory({ update, sent: { update } });
    expect(sent.update).not.toBe(update);
    expect(sent.sent.update).toBe(sent.update);
  });

  it('keeps views of the same memory apart when they are not the same', () => {
    const all = shared(1, 2, 3);
    const sent = withoutSharedMemory({ first: all.subarray(0, 1), rest: all.subarray(1) });
    expect(sent).toEqual({ first: new Float32Array([1]), rest: new Float32Array([2, 3]) });
  });

  it('cannot hold other kinds of array', () => {
    const wide = new Float64Array(new SharedArrayBuffer(8));
    expect(() => withoutSharedMemory({ wide })).toThrow('only float32, int32 and byte arrays travel');
  });
});
