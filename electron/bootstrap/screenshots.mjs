// @ts-check
import { spawn } from 'node:child_process';
import { copyFileSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { runVitest } from '../../test/run/vitest-section.mjs';
import { root } from './root.mjs';
import { runCommand, SetUpError, say } from './say.mjs';
import { setUp } from './set-up.mjs';

/**
 * `npm run screenshots`: takes the pictures that the documentation has anew, from real runs of `quickstart` and `sybils` and a rehearsal.
 * With `--all` instead pictures of every page in every theme and size, and a table of what is cut off, covered or too small on them;
 * with `--library all` of every lens of every study as well.
 */
await runCommand(async () => {
  await setUp();
  return process.argv.includes('--all') ? pictureEverything() : replacePictures();
});

/** @returns {Promise<number>} */
function pictureEverything() {
  const program = path.join(root, 'out', 'test', 'pictures', 'run.js');
  const child = spawn(process.execPath, [program, ...process.argv.slice(2)], { cwd: root, stdio: 'inherit' });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => resolve(code ?? 1));
  });
}

async function replacePictures() {
  const [from, to] = [path.join(root, 'test', 'output', 'screenshots'), path.join(root, 'docs', 'screenshots')];
  rmSync(from, { recursive: true, force: true });
  const files = ['window', 'federation-window', 'rehearse-window', 'rehearse-results', 'vote-files-window'];
  const { failed } = await runVitest(
    'e2e',
    files.map((file) => `test/e2e/${file}.test.ts`),
  );
  if (failed > 0) throw new SetUpError('The window did not pass its tests.', 'No picture was replaced.');
  // What the handbook does not show is not put there: pictures of somebody's own DAO are not ours to give.
  for (const name of readdirSync(to)) {
    copyFileSync(path.join(from, name), path.join(to, name));
    say(`docs/screenshots/${name}`);
  }
  return 0;
}
