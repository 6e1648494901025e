import type { AbiParameter } from './abi-types.js';

const WORD = 64;
const BYTES = /^0x([0-9a-f]{2})*$/i;
const LONE_SURROGATE = /\p{Surrogate}/u;

/** How a type of any length is written and read: its length in bytes as a word, then the bytes, padded to whole words. */
export interface DynamicCodec {
  /**
   * Hex without `0x`.
   * @throws RangeError when the type cannot hold the value
   */
  readonly encode: (value: unknown) => string;
  /**
   * Reads the value that begins `start` hex digits into the data.
   * @throws RangeError or TypeError when there is none
   */
  readonly decode: (data: string, start: number) => unknown;
}

/** The codec of `string` or `bytes`; `null` for any other type. Bytes are lower-case hex. */
export function dynamicCodec({ type }: AbiParameter): DynamicCodec | null {
  if (type === 'string') return STRING;
  return type === 'bytes' ? BYTE_STRING : null;
}

const STRING: DynamicCodec = {
  encode(value) {
    if (typeof value !== 'string' || LONE_SURROGATE.test(value)) refuse('string', value);
    return padded(Buffer.from(value, 'utf8').toString('hex'));
  },
  decode(data, start) {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(Buffer.from(digitsAt(data, start), 'hex'));
  },
};

const BYTE_STRING: DynamicCodec = {
  encode(value) {
    if (typeof value !== 'string' || !BYTES.test(value)) refuse('bytes', value);
    return padded(value.slice(2).toLowerCase());
  },
  decode: (data, start) => `0x${digitsAt(data, start)}`,
};

function padded(digits: string): string {
  const length = (digits.length / 2).toString(16).padStart(WORD, '0');
  return length + digits.padEnd(Math.ceil(digits.length / WORD) * WORD, '0');
}

function digitsAt(data: string, start: number): string {
  const begin = start + WORD;
  const digits = 2 * offsetAt(data, start);
  if (begin + Math.ceil(digits / WORD) * WORD > data.length) {
    throw new RangeError(`${digits / 2} bytes reach beyond the data's end`);
  }
  return data.slice(begin, begin + digits).toLowerCase();
}

/**
 * The length or place in bytes that the word at `start` gives.
 * @throws RangeError when there is no whole word, or it is more than any data's length
 */
export function offsetAt(data: string, start: number): number {
  const word = data.slice(start, start + WORD);
  const bytes = word.length === WORD ? Number(`0x${word}`) : Number.NaN;
  if (!Number.isSafeInteger(bytes))
    throw new RangeError(`there is no length or place ${start / 2} bytes into the data`);
  return bytes;
}

function refuse(type: string, value: unknown): never {
  throw new RangeError(`${typeof value === 'string' ? JSON.stringify(value) : String(value)} is no ${type}`);
}
