#!/usr/bin/env node
// @ts-check
import { existsSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { pathToFileURL } from 'node:url';
import { root } from './root.mjs';
import { runCommand } from './say.mjs';

/** The `folkmoot` command: makes sure that the clone is built, then hands over to the command line's own program. */
const program = path.join(root, 'out', 'simulations', 'cli', 'main.js');

await runCommand(async () => {
  // A package as it is installed or shipped holds `out/` and no sources; only a clone is set up here.
  if (existsSync(path.join(root, 'simulations', 'cli', 'main.ts'))) {
    const { setUp } = await import('./set-up.mjs');
    await setUp({ window: false });
  }
  await import(pathToFileURL(program).href);
  return typeof process.exitCode === 'number' ? process.exitCode : 0;
});
