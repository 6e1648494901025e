import { keccak_256 } from '@noble/hashes/sha3.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';

/**
 * Whether the capital letters of an address are those that EIP-55 gives it. An address in one case says nothing about
 * its digits and is right.
 */
export function hasRightChecksum(address: string): boolean {
  const digits = address.slice(2);
  const lower = digits.toLowerCase();
  if (digits === lower || digits === digits.toUpperCase()) return true;
  const hash = bytesToHex(keccak_256(utf8ToBytes(lower)));
  return [...digits].every(
    (digit, i) => digit === (Number.parseInt(hash[i]!, 16) >= 8 ? digit.toUpperCase() : lower[i]),
  );
}
