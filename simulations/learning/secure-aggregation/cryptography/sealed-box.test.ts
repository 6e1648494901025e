import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LearningError } from '../../../errors/index.js';
import { seal, unseal } from './sealed-box.js';

const keys = fc.uint8Array({ minLength: 32, maxLength: 32 });
const messages = fc.uint8Array({ maxLength: 100 });

describe('a sealed message', () => {
  it('comes back with the same key and sender, and is 16 bytes longer', () => {
    fc.assert(
      fc.property(keys, messages, fc.nat(), (key, message, sender) => {
        const sealed = seal(message, key, sender);
        expect(sealed.length).toBe(message.length + 16);
        expect([...unseal(sealed, key, sender)]).toEqual([...message]);
      }),
    );
  });

  it('cannot be opened once a bit of it was changed', () => {
    fc.assert(
      fc.property(keys, messages, fc.nat(), (key, message, bit) => {
        const sealed = seal(message, key, 7);
        sealed[(bit >> 3) % sealed.length]! ^= 1 << (bit & 7);
        expect(() => unseal(sealed, key, 7)).toThrow(LearningError);
      }),
    );
  });

  it('cannot be opened with another key, as from another sender, or when it was cut short', () => {
    const key = new Uint8Array(32).fill(1);
    const sealed = seal(Uint8Array.of(1, 2, 3), key, 7);
    expect(() => unseal(sealed, new Uint8Array(32).fill(2), 7)).toThrow(LearningError);
    expect(() => unseal(sealed, key, 8)).toThrow(LearningError);
    for (let length = 0; length < sealed.length; length++)
      expect(() => unseal(sealed.subarray(0, length), key, 7)).toThrow(LearningError);
  });
});
