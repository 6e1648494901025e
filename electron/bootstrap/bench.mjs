// @ts-check
import { spawn } from 'node:child_process';
import path from 'node:path';
import process from 'node:process';
import { root } from './root.mjs';
import { runCommand } from './say.mjs';
import { setUp } from './set-up.mjs';

/** `npm run bench`: sets the clone up and runs the benchmarks, passing on what was typed. */
await runCommand(async () => {
  await setUp({ window: process.argv.includes('window') });
  const program = path.join(root, 'out', 'test', 'bench', 'run.js');
  const child = spawn(process.execPath, [program, ...process.argv.slice(2)], { cwd: root, stdio: 'inherit' });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => resolve(code ?? 1));
  });
});
