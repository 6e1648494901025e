import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Folkmoot's version, from the nearest package.json above this file. */
export function folkmootVersion(): string {
  for (let folder = dirname(fileURLToPath(import.meta.url)); ; folder = dirname(folder)) {
    try {
      const { name, version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
        name: string;
        version: string;
      };
      if (name === 'folkmoot') return version;
    } catch {
      // Not in this folder; look further up.
    }
    if (folder === dirname(folder)) return 'unknown';
  }
}
