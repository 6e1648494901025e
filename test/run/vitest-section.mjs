// @ts-check
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { root } from '../../electron/bootstrap/root.mjs';
import { runScript } from './section.mjs';

/** @typedef {import('./section.mjs').Outcome} Outcome */
/** @typedef {{ status: string, fullName: string, failureMessages?: string[] }} Assertion */
/** @typedef {{ name: string, status: string, message: string, assertionResults: Assertion[] }} FileResult */

/** Lines of a failure that the summary repeats: what was expected and where. */
const LINES_OF_A_FAILURE = 12;

/** Told where the report names no test: an unhandled rejection, or a worker that died. */
const OUTSIDE = 'an error outside every test; it is printed above';

/**
 * @param {string} name
 * @param {readonly string[]} messages
 */
const failure = (name, messages) =>
  [name, ...messages.join('\n').split('\n').slice(0, LINES_OF_A_FAILURE)].filter((line) => line !== '').join('\n');

/**
 * Counts a report of vitest's JSON reporter. A file that could not be loaded counts as one failure.
 * @param {{ testResults: FileResult[], success: boolean }} report
 * @returns {Outcome}
 */
export function countReport({ testResults, success }) {
  /** @type {Outcome} */
  const outcome = { passed: 0, failed: 0, skipped: [], failures: [] };
  for (const file of testResults) {
    const before = outcome.failed;
    for (const { status, fullName, failureMessages = [] } of file.assertionResults) {
      if (status === 'passed') outcome.passed += 1;
      else if (status === 'failed') {
        outcome.failed += 1;
        outcome.failures.push(failure(`${file.name}: ${fullName.trim()}`, failureMessages));
      } else outcome.skipped.push(fullName.trim());
    }
    if (file.status === 'failed' && outcome.failed === before) {
      outcome.failed += 1;
      outcome.failures.push(failure(file.name, [file.message]));
    }
  }
  // An error outside every test fails the run too.
  if (!success && outcome.failed === 0) return { ...outcome, failed: 1, failures: [OUTSIDE] };
  return outcome;
}

/**
 * Runs one of vitest's projects.
 * @param {string} project a name of vitest.config.ts
 * @param {string[]} [args]
 * @param {string} [name] what to call its report; the project's name when absent
 * @returns {Promise<Outcome>}
 */
export async function runVitest(project, args = [], name = project) {
  const folder = path.join(root, 'test', 'output');
  mkdirSync(folder, { recursive: true });
  const file = path.join(folder, `vitest-${name}.json`);
  rmSync(file, { force: true });
  const { code } = await runScript('node_modules/vitest/vitest.mjs', [
    'run',
    `--project=${project}`,
    '--passWithNoTests=false',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${file}`,
    ...args,
  ]);
  try {
    const report = JSON.parse(readFileSync(file, 'utf8'));
    return countReport({ ...report, success: report.success && code === 0 });
  } catch {
    // No report: vitest itself failed, and has said why.
    return { passed: 0, failed: 1, skipped: [], failures: [`the ${name} tests could not be run`] };
  }
}
