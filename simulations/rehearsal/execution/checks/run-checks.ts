import type { ReviewCheck } from '../execution-report.js';
import type { Check, CheckContext } from './check-context.js';

const CHECKS: readonly Check[] = [];

/** Reviews an execution in the manner of Uniswap's governance-seatbelt: each check has its level and its findings. */
export function runChecks(context: CheckContext): Promise<readonly ReviewCheck[]> {
  return Promise.all(CHECKS.map((check) => check(context)));
}
