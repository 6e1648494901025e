import type { Reporter, ReporterInput } from '../../metrics/index.js';
import { balanceOf, TOKEN_ASSET } from '../../world/index.js';
import { paymentOf } from '../charter/index.js';
import { executedNow, proposalChanges } from './proposal-changes.js';
import type { GovernanceScope } from './state.js';

/** Where there is a charter. */
export const charterReporters: readonly Reporter<GovernanceScope>[] = [
  {
    name: 'proposalsForbidden',
    title: 'Proposals that the charter refused',
    unit: 'count',
    description: 'Proposals that passed, broke an article of the charter and were canceled.',
    group: 'governance',
    report: ({ view }) => [...view.governance.proposals.values()].filter((one) => one.forbiddenBy !== null).length,
  },
];

/** What was executed in the tick paid no more of the token than the charter allows of what the treasury had and got. */
export function charterIsKept(input: ReporterInput<GovernanceScope>): string | null {
  const { view, previous, transfers } = input;
  const { charter } = previous;
  if (charter === undefined) return null;
  const got = transfers
    .filter(({ asset, to }) => asset === TOKEN_ASSET && to === view.treasury)
    .reduce((sum, { amount }) => sum + amount, 0n);
  const limit = ((balanceOf(previous, view.treasury) + got) * charter.transferBps) / 10_000n;
  for (const change of proposalChanges(input)) {
    if (!executedNow(change)) continue;
    const paid = change.proposal.actions
      .filter(({ target }) => target === view.token.contracts.token)
      .reduce((sum, { calldata }) => sum + paymentOf(calldata), 0n);
    if (paid > limit) return `proposal ${change.proposal.number} paid ${paid} wei, and the charter allows ${limit}`;
  }
  return null;
}
