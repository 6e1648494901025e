// @ts-check
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fingerprint } from './source-files.mjs';

/**
 * One text for the state of a set of files: changes when one is written, added or removed.
 * @param {string} root
 * @param {readonly string[]} files from the root
 * @param {string} [extra] whatever else the result depends on
 */
export function stateOf(root, files, extra = '') {
  const hash = createHash('sha256').update(extra);
  for (const file of files) hash.update(`${file}\0${fingerprint(path.join(root, file))}\0`);
  return hash.digest('hex');
}

/**
 * @param {string} root
 * @param {string} step
 * @returns {unknown} what the step remembered last time, or null
 */
export function readStamp(root, step) {
  try {
    return JSON.parse(readFileSync(path.join(root, 'out', '.stamps', `${step}.json`), 'utf8'));
  } catch {
    return null;
  }
}

/**
 * @param {string} root
 * @param {string} step
 * @param {unknown} value
 */
export function writeStamp(root, step, value) {
  const folder = path.join(root, 'out', '.stamps');
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, `${step}.json`), JSON.stringify(value));
}
