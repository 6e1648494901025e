// @ts-check
import process from 'node:process';
import { runCommand } from './say.mjs';
import { setUp } from './set-up.mjs';

/** `npm test`: sets the clone up, then runs everything that can be checked. */
await runCommand(async () => {
  await setUp({ verbose: true });
  const { runTests } = await import('../../test/run/main.mjs');
  return runTests(process.argv.slice(2));
});
