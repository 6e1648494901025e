import { proposalState } from '../../world/index.js';
import type { Policy } from '../agent.js';
import { executeProposal, openRound, queueProposal, releaseEpoch, settleRound } from '../contract-call.js';

/**
 * The chores that the contracts let anybody do, done by whoever is the tick's keeper: release the epoch's
 * emission, open and settle the round, queue what has passed and execute what has waited long enough.
 */
export const keepDuty: Policy = ({ view, keeper, now, scenario, tick }) => {
  if (!keeper) return [];
  const proposals = [...view.proposals.values()];
  const inState = (state: string) => proposals.filter((proposal) => proposalState(proposal, now) === state);
  const chores = [
    ...(view.epochsReleased <= tick ? [{ purpose: 'release', call: releaseEpoch() }] : []),
    ...inState('succeeded').map((proposal) => ({ purpose: 'queue', call: queueProposal(proposal) })),
    ...inState('queued')
      .filter((proposal) => proposal.executableAt !== null && proposal.executableAt <= now)
      .map((proposal) => ({ purpose: 'execute', call: executeProposal(proposal) })),
  ];
  const trains = scenario.population.some((cohort) => cohort.archetype === 'validator');
  const unsettled = view.round !== null && view.round.settlement === null ? view.round : null;
  if (trains && unsettled === null) chores.push({ purpose: 'openRound', call: openRound() });
  const round = unsettled?.round ?? (view.round?.round ?? 0) + 1;
  return [
    ...chores.map(({ purpose, call }) => ({ purpose, phase: 'keep', calls: [call] }) as const),
    ...(trains ? [{ purpose: 'settle', phase: 'settle', calls: [settleRound(round)] } as const] : []),
  ];
};
