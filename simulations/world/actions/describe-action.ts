import type { Address } from '../../chain/index.js';
import { formatTokens } from '../../scenario/index.js';
import { formatParameter, parameterCatalogue } from '../parameter-catalogue.js';
import { percentOfBps, plainDuration } from '../plain-numbers.js';
import type { DecodedAction, ProposalAction, WorldView } from '../world-view.js';

/** An account's name in sentences: an agent's, a contract's, or the address itself. */
export type NameOf = (account: Address) => string;

type ActionContext = Pick<WorldView, 'parameters' | 'governance'>;

/**
 * What an action would do, in plain words with the present value and the new one, e.g.
 * `aggregation rule: FedAvg → trimmed mean (25 % cut at each end)`.
 */
export function describeAction(action: ProposalAction, view: ActionContext, nameOf: NameOf): string {
  if (action.decoded === null) return `a call of ${nameOf(action.target)} that cannot be read`;
  return describeDecoded(action.decoded, view, nameOf);
}

function describeDecoded(action: DecodedAction, view: ActionContext, nameOf: NameOf): string {
  const { parameters } = view;
  switch (action.kind) {
    case 'setParameter': {
      const now = parameters.get(action.key);
      const title = parameterCatalogue.get(action.key)?.title ?? action.key;
      const next = formatParameter(action.key, action.value, parameters);
      return now === undefined
        ? `${title}: ${next}`
        : `${title}: ${formatParameter(action.key, now, parameters)} → ${next}`;
    }
    case 'setSplit': {
      const shares = [
        ['trainers', 'splitTrainersBps', action.trainersBps],
        ['validators', 'splitValidatorsBps', action.validatorsBps],
        ['stakers', 'splitStakersBps', action.stakersBps],
        ['treasury', 'splitTreasuryBps', action.treasuryBps],
      ] as const;
      const changes = shares
        .map(([title, key, next]) => ({ title, next, now: Number(parameters.get(key) ?? 0n) }))
        .filter(({ now, next }) => now !== next)
        .map(({ title, now, next }) => `${title} ${percentOfBps(now)} → ${percentOfBps(next)} %`);
      return changes.length === 0 ? 'reward split: as it is' : `reward split: ${changes.join(', ')}`;
    }
    case 'transferTokens':
      return `pay ${formatTokens(action.amount)} tokens from the treasury to ${nameOf(action.to)}`;
    case 'call':
      return (
        describeSetting(action, view) ?? `call ${action.contract}.${action.functionName}(${action.args.join(', ')})`
      );
  }
}

/** Calls that change how the DAO votes, by function name. */
function describeSetting(
  { functionName, args }: Extract<DecodedAction, { kind: 'call' }>,
  { governance }: ActionContext,
): string | null {
  const value = args[0] ?? '';
  if (!/^\d+$/.test(value)) return null;
  const duration = (title: string, now: number) => `${title}: ${plainDuration(now)} → ${plainDuration(Number(value))}`;
  switch (functionName) {
    case 'setVotingDelay':
      return duration('voting delay', governance.votingDelay);
    case 'setVotingPeriod':
      return duration('voting period', governance.votingPeriod);
    case 'setLateQuorumVoteExtension':
      return duration('late-quorum extension', governance.lateQuorumExtension);
    case 'updateDelay':
      return duration('timelock delay', governance.timelockDelay);
    case 'setProposalThreshold':
      return `proposal threshold: ${formatTokens(governance.proposalThreshold)} → ${formatTokens(BigInt(value))} tokens`;
    case 'updateQuorumNumerator':
      return `quorum: ${percentOfBps(governance.quorumBps)} → ${percentOfBps(BigInt(value))} % of supply`;
    default:
      return null;
  }
}
