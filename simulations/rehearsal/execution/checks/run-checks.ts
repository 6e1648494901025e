import type { ReviewCheck } from '../execution-report.js';
import { calldataDecodes } from './calls/calldata-decodes.js';
import { forbiddenCalls } from './calls/forbidden-calls.js';
import { gasLimit } from './calls/gas-limit.js';
import { revertedCalls } from './calls/reverted-calls.js';
import { targetsHaveCode } from './calls/targets-have-code.js';
import { valueMatches } from './calls/value-matches.js';
import type { CheckContext } from './check-context.js';
import { noForeignCode } from './code/no-foreign-code.js';
import { noSelfdestruct } from './code/no-selfdestruct.js';
import { proxiesUpgraded } from './code/proxies-upgraded.js';
import { charterParameters } from './control/charter-parameters.js';
import { governorSettings } from './control/governor-settings.js';
import { ownershipAndRoles } from './control/ownership-and-roles.js';
import { tokenSupply } from './control/token-supply.js';
import { votingPower } from './control/voting-power.js';
import { readFacts } from './read-facts.js';
import { type Check, review } from './review.js';
import { approvals } from './treasury/approvals.js';
import { charterTransfers } from './treasury/charter-transfers.js';
import { treasuryRunway } from './treasury/treasury-runway.js';

/** In the order of a report: what is called, what code runs, who is in charge, what it costs. */
const CHECKS: readonly Check[] = [
  revertedCalls,
  calldataDecodes,
  targetsHaveCode,
  valueMatches,
  forbiddenCalls,
  noSelfdestruct,
  noForeignCode,
  proxiesUpgraded,
  ownershipAndRoles,
  governorSettings,
  votingPower,
  tokenSupply,
  charterParameters,
  charterTransfers,
  treasuryRunway,
  approvals,
  gasLimit,
];

/** Reviews an execution in the manner of Uniswap's governance-seatbelt: each check has its level and its findings. */
export async function runChecks(context: CheckContext): Promise<readonly ReviewCheck[]> {
  const facts = await readFacts(context);
  return CHECKS.map((check) => review(check, { ...context, facts }));
}
