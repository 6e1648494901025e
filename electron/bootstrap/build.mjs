// @ts-check

import process from 'node:process';
import { pathToFileURL } from 'node:url';
import { runCommand } from './say.mjs';
import { setUp } from './set-up.mjs';

/** `npm run build`: everything that has to be made from the sources, and only what changed. */
if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  await runCommand(async () => {
    await setUp({ verbose: true });
  });
}
