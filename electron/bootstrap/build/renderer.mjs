// @ts-check
import { existsSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { SetUpError, say } from '../say.mjs';
import { sourceFiles } from './source-files.mjs';
import { readStamp, stateOf, writeStamp } from './stamp.mjs';

// What the window is made of: its own sources and those the contract draws its types and schemas from.
const folders = [
  'renderer',
  'simulations/api/contract',
  'simulations/scenario',
  'simulations/errors',
  'simulations/metrics',
];

/**
 * Bundles the window with Vite into `out/renderer`, when one of its sources or packages changed.
 * The old one stays in place until the new one is complete.
 * @param {string} root
 */
export async function bundleRenderer(root) {
  if (!existsSync(path.join(root, 'renderer', 'index.html'))) return;
  const configFile = ['ts', 'mts', 'js', 'mjs']
    .map((ending) => path.join(root, 'renderer', `vite.config.${ending}`))
    .find((file) => existsSync(file));
  const files = sourceFiles(root, folders, (file) => !/\.test\.tsx?$/.test(file));
  const state = stateOf(root, [...files, 'package-lock.json']);
  const target = path.join(root, 'out', 'renderer');
  if (readStamp(root, 'renderer') === state && existsSync(path.join(target, 'index.html'))) return;
  say('bundling the window (some seconds) …');
  const draft = path.join(root, 'out', '.renderer-draft');
  const { build } = await import('vite');
  try {
    await build({
      root: path.join(root, 'renderer'),
      configFile: configFile ?? false,
      logLevel: 'warn',
      build: { outDir: draft, emptyOutDir: true },
    });
  } catch (error) {
    throw new SetUpError(
      `the window could not be bundled: ${error instanceof Error ? error.message : String(error)}`,
      'Mend the file named above and try again.',
    );
  }
  rmSync(target, { recursive: true, force: true });
  renameSync(draft, target);
  writeStamp(root, 'renderer', state);
}
