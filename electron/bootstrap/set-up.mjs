// @ts-check
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { buildContracts } from './build/contracts.mjs';
import { withBuildLock } from './build/lock.mjs';
import { bundlePreload } from './build/preload.mjs';
import { bundleRenderer } from './build/renderer.mjs';
import { transpile } from './build/transpile.mjs';
import { installPackages } from './install.mjs';
import { checkNodeVersion } from './node-version.mjs';
import { root } from './root.mjs';
import { say } from './say.mjs';

/**
 * Brings a clone, fresh or not, to the point where it can run: packages, contracts and their bindings, `out/`.
 * Does only what is missing or out of date.
 * @param {{ verbose?: boolean, window?: boolean }} [options] `window: false` leaves the renderer out
 */
export async function setUp({ verbose = false, window = true } = {}) {
  const started = performance.now();
  checkNodeVersion();
  await installPackages();
  mkdirSync(path.join(root, 'out'), { recursive: true });
  await withBuildLock(root, async () => {
    await buildContracts(root);
    await transpile(root);
    await bundlePreload(root);
    if (window) await bundleRenderer(root);
  });
  if (verbose) say(`built in ${((performance.now() - started) / 1000).toFixed(1)} s.`);
}
