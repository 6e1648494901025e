import { keccak_256 } from '@noble/hashes/sha3.js';
import { bytesToHex, hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import type { Hex } from '../../../../chain/index.js';

const WORD = 1n << 256n;

/** A number as 64 hex digits; two's complement for a negative one. */
export const wordDigits = (value: bigint): string => (((value % WORD) + WORD) % WORD).toString(16).padStart(64, '0');

/** A number as a word: a slot, a value, a topic. */
export const wordOf = (value: bigint): Hex => `0x${wordDigits(value)}`;

/** Where a mapping at `slot` keeps the value of `key`: keccak256(key ‖ slot), of keys that fit a word. */
export const mappingSlot = (key: bigint, slot: bigint): bigint =>
  hashed(hexToBytes(wordDigits(key) + wordDigits(slot)));

/** Where a dynamic array, or bytes too long for a word, at `slot` keep their content: keccak256(slot). */
export const contentSlot = (slot: bigint): bigint => hashed(hexToBytes(wordDigits(slot)));

/** keccak256 of a text: role names, namespaces. */
export const textHash = (text: string): bigint => hashed(utf8ToBytes(text));

/** First slot of a namespace (ERC-7201): keccak256(keccak256(id) − 1) with its last byte cleared. */
export const namespaceSlot = (id: string): bigint => contentSlot(textHash(id) - 1n) & ~0xffn;

/** A standard slot (ERC-1967): keccak256(label) − 1. */
export const standardSlot = (label: string): bigint => textHash(label) - 1n;

function hashed(bytes: Uint8Array): bigint {
  return BigInt(`0x${bytesToHex(keccak_256(bytes))}`);
}
