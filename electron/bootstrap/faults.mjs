// @ts-check
import { spawn } from 'node:child_process';
import path from 'node:path';
import process from 'node:process';
import { root } from './root.mjs';
import { runCommand } from './say.mjs';
import { setUp } from './set-up.mjs';

/** `npm run faults`: sets the clone up and tries what must not break it, passing on what was typed. */
await runCommand(async () => {
  await setUp();
  const program = path.join(root, 'out', 'test', 'faults', 'run.js');
  const child = spawn(process.execPath, [program, ...process.argv.slice(2)], { cwd: root, stdio: 'inherit' });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => resolve(code ?? 1));
  });
});
