import { AbiCoder } from 'ethers';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { parameterList } from './parameter-list.js';

/** Words that are often lengths and places that exist, and often are not. */
const word = fc.oneof(
  fc.integer({ min: 0, max: 160 }).map((value) => value.toString(16).padStart(64, '0')),
  fc.uint8Array({ minLength: 32, maxLength: 32 }).map((bytes) => Buffer.from(bytes).toString('hex')),
);
const data = fc
  .tuple(fc.array(word, { maxLength: 6 }), fc.integer({ min: 0, max: 63 }))
  .map(([words, cut]) => words.join('').slice(0, -(2 * Math.floor(cut / 2)) || undefined));

function attempt<T>(read: () => T): T | 'refused' {
  try {
    return read();
  } catch {
    return 'refused';
  }
}

it.each(['string', 'bytes'])('a %s is read from any data as ethers reads it, or refused as by ethers', (type) => {
  const list = parameterList([
    { name: 'p', type },
    { name: 'q', type: 'bytes32' },
  ]);
  fc.assert(
    fc.property(data, (digits) => {
      const expected = attempt(() => [...AbiCoder.defaultAbiCoder().decode([type, 'bytes32'], `0x${digits}`)]);
      expect(attempt(() => list.decode(digits))).toEqual(expected);
    }),
    { numRuns: 2_000 },
  );
});

it('text with half a character is refused, and so are bytes that are no hex', () => {
  expect(() => parameterList([{ name: 'reason', type: 'string' }]).encode(['\ud800'])).toThrow(/reason/);
  expect(() => parameterList([{ name: 'data', type: 'bytes' }]).encode(['0x123'])).toThrow(/data/);
});
