// @ts-check
import { cpSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { contracts } from './forge.mjs';

/** Tests of a size and of gas, which only optimised code has, for runs on code that is not. */
export const OPTIMISED_ONLY =
  'test_fits_into_the_size_that_a_chain_takes|test_1_100_trainers_and_3_validators_in_six_calls';

/**
 * A copy of the contracts' project that may be changed, with its libraries inside: `forge coverage` follows no relative
 * import of a library that lies outside. What forge compiled for it the last time is kept.
 * @param {string} name of its folder in `contracts/.build`
 * @param {(file: string) => boolean} [isWanted] which tests it has, by their paths in `contracts/test`
 * @returns {string} its path
 */
export function scratchProject(name, isWanted = () => true) {
  const build = path.join(contracts, '.build');
  const project = path.join(build, name);
  const modules = path.join(contracts, '..', 'node_modules');
  for (const part of ['src', 'test']) rmSync(path.join(project, part), { recursive: true, force: true });
  mkdirSync(project, { recursive: true });
  cpSync(path.join(contracts, 'src'), path.join(project, 'src'), { recursive: true, preserveTimestamps: true });
  const tests = path.join(contracts, 'test');
  cpSync(tests, path.join(project, 'test'), {
    recursive: true,
    preserveTimestamps: true,
    filter: (file) => !file.endsWith('.t.sol') || isWanted(path.relative(tests, file).replaceAll(path.sep, '/')),
  });
  const library = path.join('@openzeppelin', 'contracts');
  cpSync(path.join(modules, library), path.join(project, 'lib', library), {
    recursive: true,
    preserveTimestamps: true,
  });
  // Uniswap's own build outputs are read from there.
  rmSync(path.join(build, 'node_modules'), { recursive: true, force: true });
  symlinkSync(modules, path.join(build, 'node_modules'), 'junction');
  const settings = readFileSync(path.join(contracts, 'foundry.toml'), 'utf8')
    .replace(/^libs = .*$/m, 'libs = ["lib"]')
    .replace('../node_modules/@openzeppelin/', 'lib/@openzeppelin/')
    .replace(/^solc = .*$/m, '');
  writeFileSync(path.join(project, 'foundry.toml'), settings);
  return project;
}
