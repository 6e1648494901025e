import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { RehearsalRecord } from './rehearsal-record.js';

/**
 * SHA-256 over the whole record but what a wall clock said (when it was made and how long its parts took), where its
 * files lie, and the digest itself, hex: equal when a repetition gives the same.
 */
export function recordDigest(record: Omit<RehearsalRecord, 'digest'>): string {
  const { calibration, forecast, execution, economy, attacks } = record;
  const timeless = {
    ...record,
    createdAt: undefined,
    digest: undefined,
    inputs: record.inputs.map(({ name, sha256: hash }) => ({ name, sha256: hash })),
    calibration: calibration && { ...calibration, seconds: undefined },
    forecast: forecast && { ...forecast, milliseconds: undefined },
    execution: execution && { ...execution, seconds: undefined },
    economy: economy && { ...economy, seconds: undefined },
    attacks: attacks && { ...attacks, seconds: undefined },
  };
  return bytesToHex(sha256(utf8ToBytes(canonical(timeless))));
}

/** JSON with its keys sorted and without spaces: one text for one value, however it was put together. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value ?? null);
  const entries = Object.entries(value)
    .filter(([, inner]) => inner !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, inner]) => `${JSON.stringify(key)}:${canonical(inner)}`).join(',')}}`;
}
