import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname } from 'node:path';

const require = createRequire(import.meta.url);

/** Whether an npm package can be found from here. Nothing is loaded. */
export function isInstalled(packageName: string): boolean {
  return installedFolder(packageName) !== null;
}

/** The folder of an npm package as found from here; `null` when it is not there, or only its name is. */
export function installedFolder(packageName: string): string | null {
  try {
    const manifest = require.resolve(`${packageName}/package.json`);
    return existsSync(manifest) ? dirname(manifest) : null;
  } catch {
    return null;
  }
}
