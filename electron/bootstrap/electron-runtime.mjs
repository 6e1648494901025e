// @ts-check
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { request } from 'node:https';
import path from 'node:path';
import process from 'node:process';
import { root } from './root.mjs';
import { say } from './say.mjs';

/** A download that has not ended after this time (ms) is given up. */
const downloadLimit = Number(process.env.FOLKMOOT_ELECTRON_WAIT ?? 240) * 1000;
/** When the server that holds the runtime cannot be reached, a copy kept on this machine gets this long (ms) to unpack. */
const offlineLimit = 8_000;

/** @typedef {{ executable: string } | { reason: string }} Runtime */

const packageFolder = path.join(root, 'node_modules', 'electron');

/** @returns {string | null} the runtime's executable, when it is here */
export function installedRuntime() {
  try {
    const name = readFileSync(path.join(packageFolder, 'path.txt'), 'utf8');
    const dist = process.env.ELECTRON_OVERRIDE_DIST_PATH ?? path.join(packageFolder, 'dist');
    const executable = path.join(dist, name);
    return existsSync(executable) ? executable : null;
  } catch {
    return null;
  }
}

/** Whether a window can be shown at all. */
export function hasScreen() {
  return process.platform !== 'linux' || Boolean(process.env.DISPLAY) || Boolean(process.env.WAYLAND_DISPLAY);
}

/** @returns {Promise<boolean>} whether the place the runtime comes from answers within some seconds */
function isReachable() {
  const mirror = process.env.ELECTRON_MIRROR ?? process.env.npm_config_electron_mirror ?? 'https://github.com/';
  // Behind a proxy this cannot be found out from here; the download itself will tell.
  if (process.env.HTTPS_PROXY || process.env.https_proxy || !mirror.startsWith('https:')) return Promise.resolve(true);
  return new Promise((resolve) => {
    const probe = request(mirror, { method: 'HEAD', timeout: 5_000 }, (response) => {
      response.resume();
      resolve(true);
    });
    probe.on('timeout', () => probe.destroy(new Error('no answer')));
    probe.on('error', () => resolve(false));
    probe.end();
  });
}

/**
 * Electron's runtime: the one that is here, else the one that can be fetched now.
 * @returns {Promise<Runtime>}
 */
export async function electronRuntime() {
  const installed = installedRuntime();
  if (installed !== null) return { executable: installed };
  if (!existsSync(path.join(packageFolder, 'install.js'))) return { reason: 'its package is not installed' };
  if (!hasScreen()) return { reason: 'it is not installed, and without a screen here it is not fetched' };

  say("fetching Electron's runtime (about 110 MB, once; Ctrl-C goes on in the browser without it) …");
  const child = spawn(process.execPath, [path.join(packageFolder, 'install.js')], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const giveUp = () => child.kill();
  let unwanted = false;
  const skip = () => {
    unwanted = true;
    giveUp();
  };
  process.once('exit', giveUp);
  process.once('SIGINT', skip);
  let limit = setTimeout(giveUp, downloadLimit);
  let reachable = true;
  void isReachable().then((answer) => {
    reachable = answer;
    if (answer) return;
    clearTimeout(limit);
    limit = setTimeout(giveUp, offlineLimit);
  });
  let words = '';
  child.stderr.setEncoding('utf8').on('data', (/** @type {string} */ text) => {
    words = (words + text).slice(-4_000);
  });
  const code = await new Promise((resolve) => {
    child.once('error', () => resolve(1));
    child.once('close', resolve);
  });
  clearTimeout(limit);
  process.off('exit', giveUp);
  process.off('SIGINT', skip);
  const fetched = installedRuntime();
  if (code === 0 && fetched !== null) return { executable: fetched };
  if (unwanted) return { reason: 'you chose not to wait for it' };
  if (/ENOSPC/.test(words)) return { reason: 'there is no space for it on this disk' };
  if (code === null && reachable) return { reason: 'fetching it took too long' };
  return { reason: 'it could not be fetched' };
}
