import type { AbiParameter } from './abi-types.js';

const WORD = 2n ** 256n;
const SIGN = 2n ** 255n;

/** Writes a value as one 32-byte word of hex, without `0x`. */
export type WordEncoder = (value: unknown) => string;
/** Reads a value from one 32-byte word of hex, without `0x`. */
export type WordDecoder = (word: string) => unknown;

/** How a type that fills exactly one word is written, or `null` for any other type. */
export function wordEncoder({ type }: AbiParameter): WordEncoder | null {
  if (type === 'address') return (value) => (value as string).slice(2).toLowerCase().padStart(64, '0');
  if (type === 'bool') return (value) => (value ? '1' : '0').padStart(64, '0');
  if (/^bytes([1-9]|[12]\d|3[0-2])$/.test(type)) return (value) => (value as string).slice(2).padEnd(64, '0');
  if (/^u?int\d*$/.test(type)) {
    return (value) => {
      const number = BigInt(value as bigint | number);
      return (number < 0n ? number + WORD : number).toString(16).padStart(64, '0');
    };
  }
  return null;
}

/** How a type that fills exactly one word is read, or `null` for any other type. Integers become bigint. */
export function wordDecoder({ type }: AbiParameter): WordDecoder | null {
  if (type === 'address') return (word) => `0x${word.slice(24)}`;
  if (type === 'bool') return (word) => word.endsWith('1');
  const bytes = /^bytes([1-9]|[12]\d|3[0-2])$/.exec(type);
  if (bytes) return (word) => `0x${word.slice(0, 2 * Number(bytes[1]))}`;
  if (/^uint\d*$/.test(type)) return (word) => BigInt(`0x${word}`);
  if (/^int\d*$/.test(type)) {
    return (word) => {
      const number = BigInt(`0x${word}`);
      return number >= SIGN ? number - WORD : number;
    };
  }
  return null;
}
