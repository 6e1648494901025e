import { decimal } from './number-format.js';

/** Bytes as people count them: `812 B`, `15.2 kB`, `8.0 MB`, `1.25 GB`. */
export function traffic(bytes: number): string {
  if (bytes < 1_000) return `${Math.round(bytes)}\u00a0B`;
  if (bytes < 999_950) return `${decimal(bytes / 1e3, 1)}\u00a0kB`;
  if (bytes < 999_500_000) return `${decimal(bytes / 1e6, bytes < 1e8 ? 2 : 1)}\u00a0MB`;
  return `${decimal(bytes / 1e9, 2)}\u00a0GB`;
}
