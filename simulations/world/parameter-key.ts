import type { Hex } from '../chain/index.js';

const KEY_BYTES = 32;

/**
 * A registry key as the contract wants it: ASCII, left aligned in 32 bytes.
 * @throws RangeError when the name is not ASCII or longer than 32 characters
 */
export function parameterKey(name: string): Hex {
  if (!/^[\x21-\x7e]{1,32}$/.test(name)) throw new RangeError(`"${name}" cannot be a parameter's key`);
  return `0x${Buffer.from(name, 'ascii')
    .toString('hex')
    .padEnd(KEY_BYTES * 2, '0')}`;
}

/** The name in a registry key. */
export function parameterName(key: Hex): string {
  return Buffer.from(key.slice(2), 'hex').toString('ascii').replace(/\0+$/, '');
}
