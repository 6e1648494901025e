// @ts-check
import { readFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { root } from './root.mjs';
import { SetUpError } from './say.mjs';

/**
 * @param {string} version e.g. `v20.19.1`
 * @returns {[number, number]} major and minor
 */
function parse(version) {
  const [major = '0', minor = '0'] = version.replace(/^[^\d]*/, '').split('.');
  return [Number(major), Number(minor)];
}

/**
 * Whether a Node.js release is at least the one asked for.
 * @param {string} version
 * @param {string} minimum e.g. `>=20.19`
 */
export function isAtLeast(version, minimum) {
  const [major, minor] = parse(version);
  const [leastMajor, leastMinor] = parse(minimum);
  return major > leastMajor || (major === leastMajor && minor >= leastMinor);
}

/** @throws {SetUpError} naming the required version when this Node.js is older */
export function checkNodeVersion() {
  const manifest = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
  /** @type {string} */
  const minimum = manifest.engines?.node ?? '>=20.19';
  if (isAtLeast(process.version, minimum)) return;
  throw new SetUpError(
    `this is Node.js ${process.version}, and Folkmoot needs Node.js ${minimum.replace('>=', '')} or newer.`,
    'Install a newer one from https://nodejs.org and try again.',
  );
}
