// @ts-check
import { readFileSync } from 'node:fs';
import { BaseSequencer } from 'vitest/node';

/**
 * Runs first what loads little: test files that come without the house's fixtures, and of these and of the others the
 * shortest. As a mutant is done with at its first failing test, most never load the rest.
 */
export default class LightFirst extends BaseSequencer {
  /** @override @param {import('vitest/node').TestSpecification[]} files */
  async sort(files) {
    const weight = (/** @type {import('vitest/node').TestSpecification} */ { moduleId }) => {
      const source = readFileSync(moduleId, 'utf8');
      return source.length + (/\/(?:test\/fixtures|mechanisms)\/|'\.\.\/index\.js'/.test(source) ? 1e6 : 0);
    };
    return files.toSorted((a, b) => weight(a) - weight(b));
  }
}
