import { wordDigits } from './slot-arithmetic.js';

/** Longer content is only counted: a report is to be read. */
const MOST_BYTES = 4096;

/**
 * A stored value as text: numbers in decimal, addresses and fixed bytes in hex.
 * @param word the whole slot
 * @param place bytes from the slot's low end, and how many
 * @param label the type as solc writes it: `uint208`, `contract IERC20`, `enum State`, `bytes4`, …
 */
export function storedValue(word: bigint, place: { offset: number; bytes: number }, label: string): string {
  const digits = wordDigits(word).slice(64 - 2 * (place.offset + place.bytes), 64 - 2 * place.offset);
  const value = BigInt(`0x${digits}`);
  if (label === 'bool') return value === 0n ? 'false' : 'true';
  if (/^int\d*$/.test(label)) return BigInt.asIntN(place.bytes * 8, value).toString();
  if (/^u?int\d*$/.test(label) || label.startsWith('enum ')) return value.toString();
  return `0x${digits}`;
}

/**
 * Bytes or a string of at most 31 bytes, which lies in its slot with twice its length in the lowest byte; `null` when
 * it is longer.
 */
export function shortBytes(word: bigint, label: string): string | null {
  if ((word & 1n) === 1n) return null;
  const length = Number(word & 0xffn) / 2;
  const bytes = Buffer.from(wordDigits(word).slice(0, 2 * length), 'hex');
  return label === 'string' ? JSON.stringify(bytes.toString('utf8')) : `0x${bytes.toString('hex')}`;
}

/** Bytes or a string longer than that: `content` are its words from the first on, `null` where they are unknown. */
export function longBytes(word: bigint, label: string, content: (index: number) => bigint | null): string {
  const length = Number((word - 1n) / 2n);
  if (length > MOST_BYTES) return `${length} bytes`;
  const words = Array.from({ length: Math.ceil(length / 32) }, (_, index) => content(index));
  if (words.includes(null)) return `${length} bytes`;
  const digits = words.map((part) => wordDigits(part ?? 0n)).join('');
  const bytes = Buffer.from(digits.slice(0, 2 * length), 'hex');
  return label === 'string' ? JSON.stringify(bytes.toString('utf8')) : `0x${bytes.toString('hex')}`;
}
