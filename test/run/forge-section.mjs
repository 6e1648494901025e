// @ts-check
import { runScript } from './section.mjs';

/** @typedef {import('./section.mjs').Outcome} Outcome */
/** @typedef {Record<string, { test_results: Record<string, { status: string, reason: string | null }> }>} ForgeReport */

/**
 * Counts forge's JSON report and names what failed.
 * @param {ForgeReport} report by contract
 * @returns {Outcome}
 */
export function countForgeReport(report) {
  /** @type {Outcome} */
  const outcome = { passed: 0, failed: 0, skipped: [], failures: [] };
  for (const [contract, { test_results: results }] of Object.entries(report)) {
    for (const [test, { status, reason }] of Object.entries(results)) {
      const name = `${contract.replace(/^.*:/, '')} ${test}`;
      if (status === 'Success') outcome.passed += 1;
      else if (status === 'Skipped') outcome.skipped.push(name);
      else {
        outcome.failed += 1;
        outcome.failures.push(`${name}: ${reason ?? 'failed'}`);
      }
    }
  }
  return outcome;
}

/**
 * Runs the contracts' own tests with Foundry.
 * @returns {Promise<Outcome>}
 */
export async function runForge() {
  const { code, stdout } = await runScript('contracts/build/forge-test.mjs', ['--json'], { capture: true });
  const start = stdout.indexOf('{');
  let outcome;
  try {
    outcome = countForgeReport(JSON.parse(stdout.slice(start)));
  } catch {
    process.stdout.write(stdout);
    return { passed: 0, failed: 1, skipped: [], failures: ['forge gave no report'] };
  }
  process.stdout.write(`${outcome.passed} contract tests passed\n`);
  // Forge that ends badly, or without a single test, is a failure whatever its report says.
  if (outcome.failed === 0 && (code !== 0 || outcome.passed === 0))
    return { ...outcome, failed: 1, failures: [`forge ended with ${code} and ${outcome.passed} tests passed`] };
  return outcome;
}
