import type { AbiParameter } from './abi-types.js';

const WORD_BITS = 256n;
const WORD = 1n << WORD_BITS;
const ADDRESS = /^0x[0-9a-f]{40}$/i;
const HEX = /^0x[0-9a-f]*$/i;

/**
 * Writes a value as one 32-byte word of hex, without `0x`.
 * @throws RangeError when the type cannot hold the value
 */
export type WordEncoder = (value: unknown) => string;
/** Reads a value from one 32-byte word of hex, without `0x`. */
export type WordDecoder = (word: string) => unknown;

export interface WordCodec {
  readonly encode: WordEncoder;
  readonly decode: WordDecoder;
}

/**
 * How a type that fills exactly one word is written and read, or `null` for any other type. Integers are read as
 * bigint and may be written from numbers, too; addresses and bytes are lower-case hex.
 */
export function wordCodec({ type }: AbiParameter): WordCodec | null {
  if (type === 'address') return ADDRESS_WORD;
  if (type === 'bool') return BOOLEAN_WORD;
  const bytes = /^bytes([1-9]|[12]\d|3[0-2])$/.exec(type);
  if (bytes) return bytesWord(Number(bytes[1]));
  const integer = /^(u?)int(\d*)$/.exec(type);
  if (!integer) return null;
  const bits = BigInt(integer[2] || WORD_BITS);
  return integer[1] === 'u' ? unsignedWord(bits) : signedWord(bits);
}

const ADDRESS_WORD: WordCodec = {
  encode(value) {
    if (typeof value !== 'string' || !ADDRESS.test(value)) refuse('address', value);
    return `000000000000000000000000${value.slice(2).toLowerCase()}`;
  },
  decode: (word) => `0x${word.slice(24)}`,
};

const BOOLEAN_WORD: WordCodec = {
  encode(value) {
    if (typeof value !== 'boolean') refuse('bool', value);
    return (value ? '1' : '0').padStart(64, '0');
  },
  decode: (word) => word.endsWith('1'),
};

function bytesWord(size: number): WordCodec {
  const length = 2 * size;
  return {
    encode(value) {
      if (typeof value !== 'string' || value.length !== length + 2 || !HEX.test(value)) refuse(`bytes${size}`, value);
      return value.slice(2).toLowerCase().padEnd(64, '0');
    },
    decode: (word) => `0x${word.slice(0, length)}`,
  };
}

function unsignedWord(bits: bigint): WordCodec {
  const limit = 1n << bits;
  return {
    encode(value) {
      const integer = integerOf(value, 0n, limit) ?? refuse(`uint${bits}`, value);
      return integer.toString(16).padStart(64, '0');
    },
    decode: (word) => BigInt(`0x${word}`),
  };
}

function signedWord(bits: bigint): WordCodec {
  const limit = 1n << (bits - 1n);
  return {
    encode(value) {
      const integer = integerOf(value, -limit, limit) ?? refuse(`int${bits}`, value);
      return (integer < 0n ? integer + WORD : integer).toString(16).padStart(64, '0');
    },
    decode: (word) => BigInt.asIntN(256, BigInt(`0x${word}`)),
  };
}

/** The value as an integer from `least` up to, not including, `limit`; `undefined` when it is none. */
function integerOf(value: unknown, least: bigint, limit: bigint): bigint | undefined {
  const integer = typeof value === 'bigint' ? value : Number.isSafeInteger(value) ? BigInt(value as number) : undefined;
  return integer !== undefined && integer >= least && integer < limit ? integer : undefined;
}

function refuse(type: string, value: unknown): never {
  throw new RangeError(`${typeof value === 'string' ? JSON.stringify(value) : String(value)} is no ${type}`);
}
