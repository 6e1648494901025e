// @ts-check
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { root } from './root.mjs';
import { SetUpError, say } from './say.mjs';

/** @typedef {{ version?: string, integrity?: string, optional?: boolean, devOptional?: boolean, link?: boolean }} LockEntry */

/**
 * @param {string} file
 * @returns {Record<string, LockEntry> | null} null when it is absent or unreadable
 */
function readLock(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8')).packages ?? null;
  } catch {
    return null;
  }
}

/**
 * The first package that the lock file asks for and `node_modules` does not hold, or null when all are there.
 * Contents are compared, not dates: a checkout sets those as it likes.
 * @param {string} folder the clone
 * @returns {string | null}
 */
export function missingPackage(folder) {
  const wanted = readLock(path.join(folder, 'package-lock.json'));
  if (wanted === null) return null;
  const installed = readLock(path.join(folder, 'node_modules', '.package-lock.json'));
  if (installed === null) return 'node_modules';
  for (const [place, entry] of Object.entries(wanted)) {
    if (place === '' || entry.link) continue;
    const found = installed[place];
    // Optional packages are left out when they are for another platform or failed to install.
    if (found === undefined && (entry.optional || entry.devOptional)) continue;
    if (found === undefined || found.version !== entry.version || found.integrity !== entry.integrity) return place;
  }
  return null;
}

/**
 * What npm's own words mean for the person.
 * @param {string} output
 * @returns {SetUpError}
 */
export function explainInstallFailure(output) {
  if (/ENOSPC|no space left/i.test(output))
    return new SetUpError('the packages do not fit on this disk.', 'Free about 2 GB and try again.');
  if (/EACCES|EPERM|EROFS/.test(output))
    return new SetUpError(
      'npm may not write into this folder.',
      'Check that the folder belongs to you and is not read-only, then try again.',
    );
  if (/EBADENGINE|Unsupported engine/.test(output) && /engine-strict/.test(output))
    return new SetUpError('a package refuses this version of Node.js.', 'Install a newer Node.js and try again.');
  if (/ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|network|ERR_SOCKET/i.test(output))
    return new SetUpError(
      "the packages could not be fetched: npm's registry did not answer.",
      'Check the connection (and any proxy in `npm config list`), then try again.',
    );
  if (/in sync|EUSAGE/.test(output))
    return new SetUpError(
      'package.json and package-lock.json do not agree.',
      'Run `npm install`, keep the changed package-lock.json, then try again.',
    );
  return new SetUpError('npm could not install the packages.', "The lines above are npm's own words about why.");
}

/**
 * Installs the packages when `node_modules` is absent or differs from the lock file.
 * @returns {Promise<void>}
 * @throws {SetUpError}
 */
export async function installPackages() {
  const missing = missingPackage(root);
  if (missing === null) return;
  const isFresh = missing === 'node_modules';
  const other = missing.replace(/^.*node_modules\//, '');
  say(
    isFresh
      ? 'installing the packages (about a minute, once) …'
      : `installing the packages anew: ${other} is not as the lock file says …`,
  );
  // `npm ci` refuses a lock file that was written where the packages of other systems could not be looked up;
  // `npm install` fills those gaps and keeps to the file in everything else.
  let result = isFresh ? await npm(['ci']) : null;
  if (result === null || /EUSAGE/.test(result.words)) result = await npm(['install', '--no-save']);
  if (result.code === 0) return;
  process.stderr.write(result.words);
  throw explainInstallFailure(result.words);
}

/**
 * Runs npm in the clone. Its warnings stay out of sight; its errors are for the caller to show.
 * @param {string[]} args
 * @returns {Promise<{ code: number | null, words: string }>}
 */
async function npm(args) {
  const npmScript = process.env.npm_execpath;
  const [command, lead] =
    npmScript?.endsWith('.js') || npmScript?.endsWith('.cjs')
      ? [process.execPath, [npmScript]]
      : [process.platform === 'win32' ? 'npm.cmd' : 'npm', []];
  const child = spawn(command, [...lead, ...args, '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'pipe'],
    shell: process.platform === 'win32' && lead.length === 0,
  });
  let words = '';
  child.stderr.setEncoding('utf8').on('data', (/** @type {string} */ text) => {
    words = (words + text).slice(-100_000);
  });
  const code = await new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  }).catch((/** @type {Error} */ error) => {
    throw new SetUpError(`npm could not be started (${error.message}).`, 'Install Node.js together with npm.');
  });
  return { code, words };
}
