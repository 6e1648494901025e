// @ts-check
import { readFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { pathToFileURL } from 'node:url';
import { runForge } from './forge.mjs';
import { OPTIMISED_ONLY, scratchProject } from './scratch-project.mjs';

/** What is asked of the contracts: parts of their branches that some test goes through. */
const LEAST = 0.95;

/** @typedef {{ file: string, hit: number, all: number, missed: number[] }} FileBranches missed: lines, each branch once */

/**
 * Reads the branches of an lcov report.
 * @param {string} lcov
 * @returns {FileBranches[]} of files that have any, in the report's order
 */
export function branchesOf(lcov) {
  /** @type {FileBranches[]} */
  const files = [];
  for (const line of lcov.split('\n')) {
    if (line.startsWith('SF:')) files.push({ file: line.slice(3), hit: 0, all: 0, missed: [] });
    const file = files.at(-1);
    if (file === undefined || !line.startsWith('BRDA:')) continue;
    const [number, , , taken] = line.slice(5).split(',');
    file.all += 1;
    if (taken === '-' || taken === '0') file.missed.push(Number(number));
    else file.hit += 1;
  }
  return files.filter(({ all }) => all > 0);
}

/**
 * Measures which branches of the contracts their tests go through, and prints it.
 * @returns {Promise<number>} the exit status: 1 when a test fails or too few are gone through
 */
async function measure() {
  const project = scratchProject('coverage');
  const report = path.join(project, 'lcov.info');
  const options = ['--exclude-tests', '--no-match-coverage', '^(test|lib)/', '--no-match-test', OPTIMISED_ONLY];
  const { code, output } = await runForge('coverage', [...options, '--report', 'lcov', '--report-file', report], {
    project,
    capture: true,
  });
  if (code !== 0) {
    process.stdout.write(output);
    return 1;
  }
  const files = branchesOf(readFileSync(report, 'utf8'));
  for (const { file, hit, all, missed } of files) {
    const where = missed.length === 0 ? '' : `  not gone through: line ${missed.join(', ')}`;
    process.stdout.write(
      `${file.padEnd(48)} ${String(hit).padStart(3)} of ${String(all).padStart(3)} branches${where}\n`,
    );
  }
  const hit = files.reduce((sum, file) => sum + file.hit, 0);
  const all = files.reduce((sum, file) => sum + file.all, 0);
  process.stdout.write(`branches of the contracts: ${hit} of ${all}, ${((100 * hit) / all).toFixed(1)} %\n`);
  return hit / all < LEAST ? 1 : 0;
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  process.exitCode = await measure();
}
