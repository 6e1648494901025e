import { describeAction, type NameOf } from '../world/index.js';
import { executedNow, type ProposalChange } from './proposal-changes.js';
import type { ReporterInput } from './reporter-input.js';

/**
 * What a proposal changes, in plain words. For one executed in this tick the values before the tick are shown, as
 * those of now are already its own.
 */
export function proposalEffect(
  change: ProposalChange,
  { previous, view }: Pick<ReporterInput, 'previous' | 'view'>,
  nameOf: NameOf,
): string {
  const { actions } = change.proposal;
  if (actions.length === 0) return 'nothing on chain';
  const before = executedNow(change) ? previous : view;
  return actions.map((action) => describeAction(action, before, nameOf)).join('; ');
}
