import { id } from 'ethers';
import type { Hex } from '../../../chain/index.js';

/** What Safe's transaction builder writes of a file: anything JSON. */
export type SafeFile = Readonly<Record<string, unknown>> & { readonly meta: Readonly<Record<string, unknown>> };

/** Whether a file says its own checksum, and whether it is the right one. */
export type ChecksumVerdict = 'right' | 'wrong' | 'absent';

/**
 * Checksum that Safe's transaction builder puts into a file's `meta.checksum`: Keccak-256 of the file with its keys
 * sorted, without the checksum and with the name `null`, so that a batch may be renamed. Source: safe-global,
 * tx-builder, `lib/checksum.ts`.
 */
export function safeChecksum(file: SafeFile): Hex {
  return digest({ ...withoutChecksum(file), meta: { ...withoutChecksum(file).meta, name: null } });
}

/** Compares a file with its own checksum. Older builders left the name in; that counts too. */
export function verifySafeChecksum(file: SafeFile): ChecksumVerdict {
  const said = file.meta.checksum;
  if (typeof said !== 'string' || said === '') return 'absent';
  return said === safeChecksum(file) || said === digest(withoutChecksum(file)) ? 'right' : 'wrong';
}

function withoutChecksum(file: SafeFile): SafeFile {
  const { checksum: _, ...meta } = file.meta;
  return { ...file, meta };
}

function digest(value: unknown): Hex {
  return id(serialise(value)) as Hex;
}

/** Safe's own canonical text: an object's sorted keys as a JSON array, then its values, each with a comma behind. */
function serialise(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(serialise).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value ?? null);
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${JSON.stringify(entries.map(([key]) => key))}${entries.map(([, inner]) => `${serialise(inner)},`).join('')}}`;
}
