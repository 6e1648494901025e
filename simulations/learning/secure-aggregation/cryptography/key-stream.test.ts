import { createCipheriv } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addKeyStream, keyedBytes } from './key-stream.js';

const sameBytes = (a: Uint32Array, b: Uint32Array) => Buffer.from(a.buffer).equals(Buffer.from(b.buffer));
const keys = fc.uint8Array({ minLength: 32, maxLength: 32 });

describe('a key stream', () => {
  it('is the one of NIST SP 800-38A, F.5.5, when the counter is enciphered', () => {
    // The standard's first counter block enciphered with its key, by the same cipher with that counter.
    const key = Buffer.from('603deb1015ca71be2b73aef0857d77811f352c073b6108d72d9810a30914dff4', 'hex');
    const counter = Buffer.from('f0f1f2f3f4f5f6f7f8f9fafbfcfdfeff', 'hex');
    const block = createCipheriv('aes-256-ctr', key, counter).update(new Uint8Array(16));
    expect(block.toString('hex')).toBe('0bdf7df1591716335e9a8b15c860c502');
    // And from counter 0 on it is AES of 0, 1, 2 …
    const ecb = createCipheriv('aes-256-ecb', key, null);
    const one = new Uint8Array(16);
    one[15] = 1;
    const expected = Buffer.concat([ecb.update(new Uint8Array(16)), ecb.update(one)]);
    expect(Buffer.from(keyedBytes(key)(32))).toEqual(expected);
  });

  it('cancels to the bit when it is added and taken away, over several chunks', () => {
    fc.assert(
      fc.property(keys, fc.uint32Array({ maxLength: 50 }), fc.nat(2), (key, values, chunks) => {
        const vector = new Uint32Array(values.length + chunks * 16_384);
        vector.set(values, chunks * 16_384);
        const before = Uint32Array.from(vector);
        addKeyStream(vector, key, 1);
        expect(sameBytes(vector, before)).toBe(vector.length === 0);
        addKeyStream(vector, key, -1);
        expect(sameBytes(vector, before)).toBe(true);
      }),
      { numRuns: 50 },
    );
  });

  it('is the same for a vector and for bytes, read in parts or at once', () => {
    fc.assert(
      fc.property(keys, fc.nat(60), fc.nat(60), (key, first, second) => {
        const vector = new Uint32Array(30);
        addKeyStream(vector, key, 1);
        const draw = keyedBytes(key);
        const bytes = [...draw(first), ...draw(second)];
        expect(bytes).toEqual([...new Uint8Array(vector.buffer)].slice(0, first + second));
      }),
    );
  });
});
