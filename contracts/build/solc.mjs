#!/usr/bin/env node
// @ts-check
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import process from 'node:process';
import { text } from 'node:stream/consumers';

/**
 * The compiler from npm (solc-js) with the part of the native compiler's command line that Foundry and
 * `compile.mjs` use: `--version`, and `--standard-json` from stdin to stdout with `--base-path` and `--include-path`.
 * It runs in a process of its own, because the compiler listens for the process's uncaught errors and keeps
 * hundreds of megabytes until the process ends.
 */

/** @type {{ version(): string, compile(input: string, callbacks: { import: typeof load }): string }} */
const solc = createRequire(import.meta.url)('solc');
const options = process.argv.slice(2);

/** @param {string} name */
const valuesOf = (name) => options.filter((_, index) => options[index - 1] === name);

const folders = [...valuesOf('--base-path'), ...valuesOf('--include-path')];

/**
 * @param {string} file an import as the compiler names it
 * @returns {{ contents: string } | { error: string }}
 */
function load(file) {
  for (const folder of folders) {
    try {
      return { contents: readFileSync(path.join(folder, file), 'utf8') };
    } catch {
      // The next folder may have it.
    }
  }
  return { error: `${file} is in none of ${folders.join(', ')}` };
}

if (options.includes('--version')) {
  process.stdout.write(`solc, the solidity compiler commandline interface\nVersion: ${solc.version()}\n`);
} else if (options.includes('--standard-json')) {
  process.stdout.write(solc.compile(await text(process.stdin), { import: load }));
} else {
  process.stderr.write('solc.mjs knows --version and --standard-json\n');
  process.exitCode = 2;
}
