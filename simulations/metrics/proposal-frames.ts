import type { Ballot, NameOf } from '../world/index.js';
import type { ProposalFrame } from './frame.js';
import { isFinished, type ProposalChange } from './proposal-changes.js';
import { proposalEffect } from './proposal-effect.js';
import type { ReporterInput } from './reporter-input.js';

/** The proposals a frame shows: all that are not finished, and those that finished in the tick. */
export function proposalFrames(
  changes: readonly ProposalChange[],
  views: Pick<ReporterInput, 'previous' | 'view'>,
  nameOf: NameOf,
): readonly ProposalFrame[] {
  return changes
    .filter(({ before, now }) => !(isFinished(before) && before === now))
    .map((change) => {
      const { proposal, now } = change;
      const { tally } = proposal;
      return {
        id: proposal.id,
        number: proposal.number,
        title: proposal.title,
        effect: proposalEffect(change, views, nameOf),
        proposer: nameOf(proposal.proposer),
        state: now,
        createdAt: proposal.createdAt,
        voteStart: proposal.voteStart,
        voteEnd: proposal.voteEnd,
        executableAt: proposal.executableAt,
        for: String(tally.for),
        against: String(tally.against),
        abstain: String(tally.abstain),
        quorum: String(proposal.quorum),
        supply: String(proposal.snapshotSupply),
        voters: proposal.ballots.length,
        ballots: [...proposal.ballots].sort(heaviestFirst).map(({ voter, support, weight, reason }) => ({
          agent: nameOf(voter),
          support,
          weight: String(weight),
          reason,
        })),
      };
    });
}

function heaviestFirst(a: Ballot, b: Ballot): number {
  return a.weight === b.weight ? 0 : a.weight > b.weight ? -1 : 1;
}
