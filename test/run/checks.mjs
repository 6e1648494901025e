// @ts-check
import { runScript } from './section.mjs';

/** @typedef {import('./section.mjs').Outcome} Outcome */

/** What is linted: code. Prose is left as its author wrapped it. */
const sources = [
  'simulations',
  'electron',
  'renderer',
  'contracts/build',
  'test',
  'vitest.config.ts',
  '.dependency-cruiser.mjs',
];

/**
 * Every check, quickest first: what it looks at, its tool and what the tool is given.
 * @type {readonly (readonly [name: string, script: string, args: readonly string[]])[]}
 */
const checks = [
  ['format and lint (biome)', 'node_modules/@biomejs/biome/bin/biome', ['check', '--error-on-warnings', ...sources]],
  ['seeded randomness only', 'test/run/random-lint.mjs', []],
  [
    'layers (dependency-cruiser)',
    'node_modules/dependency-cruiser/bin/dependency-cruise.mjs',
    ['--config', '.dependency-cruiser.mjs', 'simulations', 'electron', 'renderer', 'contracts/build'],
  ],
  [
    'Solidity lint (solhint)',
    'node_modules/solhint/solhint.js',
    ['--max-warnings', '0', '--disc', 'contracts/src/**/*.sol'],
  ],
  ['types of engine, hosts and tests (tsc)', 'node_modules/typescript/bin/tsc', ['--noEmit', '-p', '.']],
  ['types of the window (tsc)', 'node_modules/typescript/bin/tsc', ['--noEmit', '-p', 'renderer']],
  ['types of the bootstrap (tsc)', 'node_modules/typescript/bin/tsc', ['--noEmit', '-p', 'electron/bootstrap']],
  ["types of the contracts' build (tsc)", 'node_modules/typescript/bin/tsc', ['--noEmit', '-p', 'contracts/build']],
  ['dead code (knip)', 'node_modules/knip/bin/knip.js', ['--no-progress', '--no-config-hints']],
];

/**
 * Runs every check; each counts as one.
 * @returns {Promise<Outcome>}
 */
export async function runChecks() {
  /** @type {Outcome} */
  const outcome = { passed: 0, failed: 0, skipped: [], failures: [] };
  for (const [name, script, args] of checks) {
    const started = performance.now();
    const { code, stdout } = await runScript(script, [...args], { capture: true });
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    process.stdout.write(`${code === 0 ? 'ok  ' : 'FAIL'}  ${name} (${seconds} s)\n`);
    if (code === 0) outcome.passed += 1;
    else {
      outcome.failed += 1;
      outcome.failures.push(name);
      process.stdout.write(`${stdout}\n`);
    }
  }
  return outcome;
}
