// @ts-check
import { existsSync } from 'node:fs';
import path from 'node:path';
import { sourceFiles } from './source-files.mjs';
import { readStamp, stateOf, writeStamp } from './stamp.mjs';

/**
 * Bundles the preload as CommonJS: a sandboxed preload can be nothing else.
 * @param {string} root
 */
export async function bundlePreload(root) {
  const entry = path.join(root, 'electron', 'preload', 'preload.ts');
  const outfile = path.join(root, 'out', 'electron', 'preload', 'preload.cjs');
  const state = stateOf(
    root,
    sourceFiles(root, ['electron/preload', 'electron/wire'], () => true),
  );
  if (!existsSync(entry) || (readStamp(root, 'preload') === state && existsSync(outfile))) return;
  const { build } = await import('esbuild');
  await build({
    entryPoints: [entry],
    outfile,
    bundle: true,
    format: 'cjs',
    platform: 'node',
    target: 'chrome140',
    external: ['electron'],
    logLevel: 'warning',
  });
  writeStamp(root, 'preload', state);
}
