// @ts-check
import process from 'node:process';
import { runCommand } from './say.mjs';
import { setUp } from './set-up.mjs';

/** `npm run mutation`: sets the clone up, then changes its code here and there and counts what the tests notice. */
await runCommand(async () => {
  await setUp({ window: false });
  const { runMutation } = await import('../../test/run/mutation/main.mjs');
  return runMutation(process.argv.slice(2));
});
