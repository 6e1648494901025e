// @ts-check
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { root } from '../../electron/bootstrap/root.mjs';
import { runScript } from './section.mjs';

/** @typedef {import('./section.mjs').Outcome} Outcome */
/** @typedef {{ status: string, fullName: string }} Assertion */
/** @typedef {{ name: string, status: string, message: string, assertionResults: Assertion[] }} FileResult */

/**
 * Counts a report of vitest's JSON reporter. A file that could not be loaded counts as one failure.
 * @param {{ testResults: FileResult[], success: boolean }} report
 * @returns {Outcome}
 */
export function countReport({ testResults, success }) {
  /** @type {Outcome} */
  const outcome = { passed: 0, failed: 0, skipped: [] };
  for (const file of testResults) {
    const before = outcome.failed;
    for (const { status, fullName } of file.assertionResults) {
      if (status === 'passed') outcome.passed += 1;
      else if (status === 'failed') outcome.failed += 1;
      else outcome.skipped.push(fullName.trim());
    }
    if (file.status === 'failed' && outcome.failed === before) outcome.failed += 1;
  }
  // An error outside every test fails the run too.
  if (!success && outcome.failed === 0) outcome.failed = 1;
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
    const outcome = countReport(JSON.parse(readFileSync(file, 'utf8')));
    if (code !== 0 && outcome.failed === 0) outcome.failed = 1;
    return outcome;
  } catch {
    // No report: vitest itself failed, and has said why.
    return { passed: 0, failed: 1, skipped: [] };
  }
}
