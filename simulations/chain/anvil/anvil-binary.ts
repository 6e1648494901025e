import { accessSync, constants, existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { ChainError } from '../../errors/index.js';

const ARCHITECTURES: Readonly<Record<string, string>> = { x64: 'amd64', arm64: 'arm64' };

/**
 * Path of anvil's own binary, from the package of this platform. Started directly: its wrapper script would be
 * one more process to outlive.
 * @throws ChainError `anvil-missing` where the package is not installed or there is none for this platform,
 * `anvil-not-executable` where the system does not let it run
 */
export function anvilBinary(): string {
  const platform = `${process.platform}-${ARCHITECTURES[process.arch] ?? process.arch}`;
  const packageName = `@foundry-rs/anvil-${platform}`;
  const program = process.platform === 'win32' ? 'anvil.exe' : 'anvil';
  const require = createRequire(import.meta.url);
  // The platform packages are dependencies of the main one, so a strict installer keeps them beside it.
  for (const from of [require, requireFrom(require, '@foundry-rs/anvil')]) {
    const folder = from === null ? null : resolveFolder(from, packageName);
    // A packaged application keeps programs outside its archive, where they can be run.
    const binary =
      folder === null ? null : join(folder, 'bin', program).replace(/app\.asar(?=[\\/])/, 'app.asar.unpacked');
    if (binary !== null && existsSync(binary)) return requireExecutable(binary);
  }
  throw new ChainError('anvil-missing', `anvil is not installed for ${platform}`, {
    hint: 'Run `npm ci` again, or use the other chain: `--engine ganache`.',
  });
}

function resolveFolder(require: NodeJS.Require, packageName: string): string | null {
  try {
    return dirname(require.resolve(`${packageName}/package.json`));
  } catch {
    return null;
  }
}

function requireFrom(require: NodeJS.Require, packageName: string): NodeJS.Require | null {
  const folder = resolveFolder(require, packageName);
  return folder === null ? null : createRequire(join(folder, 'package.json'));
}

function requireExecutable(binary: string): string {
  try {
    accessSync(binary, constants.X_OK);
    return binary;
  } catch (cause) {
    throw new ChainError('anvil-not-executable', `anvil may not be run: ${binary}`, {
      cause,
      hint: `Allow it with \`chmod +x ${binary}\`, or install again on a disk that allows programs.`,
    });
  }
}
