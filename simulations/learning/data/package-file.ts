import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, sep } from 'node:path';
import { LearningError } from '../../errors/index.js';

const require = createRequire(import.meta.url);

/**
 * The path of a file inside an installed npm package, found as Node finds the package itself. In a packaged app
 * it is the unpacked copy beside the archive where there is one: WebAssembly and large data are read from real files.
 * Throws a `LearningError` when the package is not installed.
 */
export function packageFile(packageName: string, ...path: readonly string[]): string {
  let manifest: string;
  try {
    manifest = require.resolve(`${packageName}/package.json`);
  } catch (cause) {
    throw new LearningError('learning.packageMissing', `The npm package ${packageName} is not installed.`, {
      field: packageName,
      hint: 'Run npm install again.',
      cause,
    });
  }
  const file = join(dirname(manifest), ...path);
  const unpacked = file.replace(`app.asar${sep}`, `app.asar.unpacked${sep}`);
  return existsSync(unpacked) ? unpacked : file;
}
