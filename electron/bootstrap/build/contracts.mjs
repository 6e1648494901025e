// @ts-check
import { existsSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { SetUpError, say } from '../say.mjs';
import { sourceFiles } from './source-files.mjs';
import { readStamp, stateOf, writeStamp } from './stamp.mjs';

/**
 * Compiles the contracts and writes their bindings, when a source, the compiler or the generator changed
 * or a binding is not as it was left.
 * @param {string} root
 */
export async function buildContracts(root) {
  const compiler = path.join(root, 'contracts', 'build', 'compile.mjs');
  if (!existsSync(compiler)) return;
  const state = () =>
    stateOf(root, [
      ...sourceFiles(root, ['contracts/src', 'contracts/build', 'contracts/bindings'], () => true),
      'node_modules/solc/package.json',
      'node_modules/@openzeppelin/contracts/package.json',
    ]);
  if (readStamp(root, 'contracts') === state()) return;
  say('compiling the contracts …');
  /** @type {{ compileContracts(options: { root: string }): Promise<unknown> }} */
  const { compileContracts } = await import(pathToFileURL(compiler).href);
  await compileContracts({ root }).catch((/** @type {Error} */ error) => {
    throw new SetUpError(
      `the contracts could not be compiled: ${error.message}`,
      'Mend the source named above and try again.',
    );
  });
  writeStamp(root, 'contracts', state());
}
