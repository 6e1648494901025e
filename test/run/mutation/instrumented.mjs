// @ts-check
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { Instrumenter } from '@stryker-mutator/instrumenter';
import { root } from '../../../electron/bootstrap/root.mjs';
import { words } from './words.mjs';

/**
 * One change of a file, which its code makes while the change's id is the active one.
 * @typedef {{ id: string, file: string, line: number, what: string, by: string, leftAlone: boolean }} Mutant
 */

const silent = { debug() {}, info() {}, warn() {}, error() {}, isDebugEnabled: () => false };

/**
 * Puts all mutants of some files into their code, each behind a switch.
 * @param {readonly string[]} files from the root
 * @returns {Promise<{ mutants: Mutant[], code: ReadonlyMap<string, string> }>} code by absolute path
 */
export async function instrumented(files) {
  const sources = files.map((file) => {
    const name = path.join(root, file);
    return { name, mutate: true, content: readFileSync(name, 'utf8') };
  });
  // The logger and the options are the parts of Stryker's own that the instrumenter reads.
  const instrumenter = new Instrumenter(/** @type {any} */ (silent));
  const options = { plugins: null, excludedMutations: [], ignorers: [words], noHeader: false };
  const result = await instrumenter.instrument(sources, /** @type {any} */ (options));
  return {
    mutants: result.mutants.map(({ id, fileName, location, mutatorName, replacement, status }) => ({
      id,
      file: path.relative(root, fileName).replaceAll(path.sep, '/'),
      line: location.start.line,
      what: mutatorName,
      by: (replacement ?? '').replace(/\s+/g, ' '),
      leftAlone: status === 'Ignored',
    })),
    code: new Map(result.files.map(({ name, content }) => [name, content])),
  };
}

/**
 * The sources of a folder, tests and doors aside.
 * @param {string} folder from the root
 * @param {readonly string[]} [names] without their endings; all when left out
 * @returns {string[]}
 */
export function sourcesOf(folder, names) {
  if (names !== undefined) return names.map((name) => `${folder}/${name}.ts`);
  return readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
    .map((file) => `${folder}/${file.replaceAll(path.sep, '/')}`)
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts') && existsSync(path.join(root, file)))
    .toSorted();
}
