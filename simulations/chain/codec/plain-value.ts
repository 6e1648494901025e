import { Result } from 'ethers';

/** Turns what ethers decodes into plain values: arrays, bigint, lower-case addresses. */
export function plainValue(value: unknown, type: string): unknown {
  if (value instanceof Result) return value.toArray().map((item) => plainValue(item, type.replace(/\[\d*\]$/, '')));
  return type === 'address' ? (value as string).toLowerCase() : value;
}
