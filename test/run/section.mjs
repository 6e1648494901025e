// @ts-check
import { spawn } from 'node:child_process';
import path from 'node:path';
import process from 'node:process';
import { root } from '../../electron/bootstrap/root.mjs';

/**
 * What became of one section of `npm test`.
 * @typedef {object} Outcome
 * @property {number} passed
 * @property {number} failed
 * @property {string[]} skipped what was not run, with its reason
 * @property {string[]} failures what failed, each by name and with what was said of it
 */

/**
 * @typedef {object} Section
 * @property {string} name
 * @property {(alone: boolean) => Promise<Outcome>} run `alone`: nothing else runs meanwhile
 */

/** @typedef {{ code: number, stdout: string }} Ended */

/**
 * Runs one of the tools of `node_modules` (or a script of the clone) with this very Node.js.
 * @param {string} script from the root
 * @param {string[]} args
 * @param {{ capture?: boolean, env?: NodeJS.ProcessEnv }} [options] `capture` keeps stdout instead of showing it
 * @returns {Promise<Ended>}
 */
export function runScript(script, args, { capture = false, env = {} } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [path.join(root, script), ...args], {
      cwd: root,
      stdio: ['ignore', capture ? 'pipe' : 'inherit', 'inherit'],
      env: { ...process.env, ...env },
    });
    /** @type {Buffer[]} */
    const pieces = [];
    child.stdout?.on('data', (/** @type {Buffer} */ piece) => pieces.push(piece));
    child.once('error', reject);
    child.once('close', (code) => resolve({ code: code ?? 1, stdout: Buffer.concat(pieces).toString('utf8') }));
  });
}
