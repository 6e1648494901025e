// @ts-check
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { SetUpError } from '../say.mjs';
import { run } from './run.mjs';

export const NAME = '@tensorflow/tfjs-node';

/**
 * Packages that the clone holds anyway. There must be one of each in a process, or tensors of one are strangers to the
 * other.
 */
const SHARED = ['@tensorflow/tfjs-core', '@tensorflow/tfjs-layers', '@tensorflow/tfjs-backend-cpu'];

/**
 * Installs tfjs-node and all it depends on into a folder of its own, at the versions and checksums of the clone's lock
 * file, without running its installer.
 * @param {string} root the clone
 * @param {string} folder a new one
 * @param {string | null} tarball tfjs-node as a file; `null`: from npm's registry
 * @returns {Promise<string>} the package's folder, with its dependencies inside
 * @throws {SetUpError}
 */
export async function fetchPackages(root, folder, tarball) {
  const lock = JSON.parse(readFileSync(path.join(root, 'package-lock.json'), 'utf8'));
  const entry = lock.packages[`node_modules/${NAME}`];
  if (tarball !== null) await addToCache(tarball, entry);
  const manifest = { name: 'tfjs-native', version: '1.0.0', private: true, dependencies: { [NAME]: entry.version } };
  // npm leaves out of the lock file's packages what this manifest does not lead to.
  lock.name = manifest.name;
  lock.packages[''] = manifest;
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, 'package.json'), JSON.stringify(manifest));
  writeFileSync(path.join(folder, 'package-lock.json'), JSON.stringify(lock));
  const { code, words } = await npm(['ci', '--ignore-scripts', '--prefer-offline'], folder);
  if (code !== 0) {
    process.stderr.write(words);
    throw new SetUpError(
      `npm could not fetch ${NAME} and what it needs; its own words are above.`,
      'Check the connection and try again.',
    );
  }
  const all = path.join(folder, 'node_modules');
  for (const name of SHARED) rmSync(path.join(all, name), { recursive: true, force: true });
  const finished = path.join(folder, 'tfjs-node');
  renameSync(path.join(all, NAME), finished);
  // What lies in the package by itself serves its installer only (tar, https-proxy-agent and theirs).
  rmSync(path.join(finished, 'node_modules'), { recursive: true, force: true });
  renameSync(all, path.join(finished, 'node_modules'));
  return finished;
}

/**
 * Puts a tarball where npm looks for its checksum before it asks the registry.
 * @param {string} tarball
 * @param {{ version: string, integrity: string }} entry
 */
async function addToCache(tarball, { version, integrity }) {
  const found = `sha512-${createHash('sha512').update(readFileSync(tarball)).digest('base64')}`;
  if (found !== integrity)
    throw new SetUpError(
      `${tarball} is not ${NAME} ${version} as package-lock.json knows it.`,
      `Make it with: npm pack ${NAME}@${version}`,
    );
  const { code, words } = await npm(['cache', 'add', tarball], path.dirname(tarball));
  if (code === 0) return;
  process.stderr.write(words);
  throw new SetUpError('npm could not take the tarball into its cache; its own words are above.', 'Try again.');
}

/**
 * @param {string[]} args
 * @param {string} cwd
 */
function npm(args, cwd) {
  const script = process.env.npm_execpath;
  const own = script !== undefined && /\.c?js$/.test(script);
  return run(
    own ? process.execPath : 'npm',
    [...(own ? [script] : []), ...args, '--no-audit', '--no-fund', '--loglevel=error'],
    // As a script of npm's this process carries npm's settings for the clone; they must not lead the install there.
    { cwd, env: { ...process.env, npm_config_local_prefix: undefined, npm_config_prefix: undefined, INIT_CWD: cwd } },
  );
}
