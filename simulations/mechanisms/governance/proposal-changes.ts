import { momentAfter } from '../../agents/index.js';
import { type ProposalFrame, type ReporterInput, shareOf } from '../../metrics/index.js';
import { breachBy } from './charter-breach.js';
import { isFinished, type ProposalState, proposalState } from './proposal-state.js';
import type { Ballot, GovernanceScope, Proposal } from './state.js';

/** A proposal with its state at the end of the tick and of the tick before (`null`: it did not exist). */
export interface ProposalChange {
  readonly proposal: Proposal;
  readonly before: ProposalState | null;
  readonly now: ProposalState;
}

type Input = ReporterInput<GovernanceScope>;

const known = new WeakMap<Input, readonly ProposalChange[]>();

/** Every proposal with where it stood and where it stands, oldest first; reckoned once a tick. */
export function proposalChanges(input: Input): readonly ProposalChange[] {
  let changes = known.get(input);
  if (changes === undefined) {
    const { previous, view, previousTime, time } = input;
    changes = [...view.governance.proposals.values()].map((proposal) => {
      const earlier = previous.governance.proposals.get(proposal.id);
      return {
        proposal,
        before: earlier === undefined ? null : proposalState(earlier, previousTime),
        now: proposalState(proposal, time),
      };
    });
    known.set(input, changes);
  }
  return changes;
}

const OPEN: readonly (ProposalState | null)[] = [null, 'pending', 'active'];

/** Whether its vote ended in this tick, whatever came of it. */
export const closedNow = ({ before, now }: ProposalChange) =>
  OPEN.includes(before) && !OPEN.includes(now) && now !== 'canceled';

/** Whether it was accepted in this tick, even if it was executed in the same one. */
export const passedNow = (change: ProposalChange) => closedNow(change) && change.now !== 'defeated';

export const defeatedNow = ({ before, now }: ProposalChange) => now === 'defeated' && before !== 'defeated';
export const executedNow = ({ before, now }: ProposalChange) => now === 'executed' && before !== 'executed';
export const createdNow = ({ before }: ProposalChange) => before === null;

/** Whether agents acted at any moment while votes could be cast: otherwise that nobody voted says nothing of anybody. */
export function couldBeVotedOn({ voteStart, voteEnd }: Proposal, { view, scenario }: Input): boolean {
  return momentAfter(voteStart, view.epochStart, scenario.tickSeconds) <= voteEnd;
}

/** Tokens that voted, of all kinds, over the supply at the snapshot (0 to 1). */
export function turnoutOf({ tokens, snapshotSupply }: Proposal): number {
  return shareOf(tokens.for + tokens.against + tokens.abstain, snapshotSupply);
}

/** For votes among those that took a side (0 to 1). */
export function approvalOf({ tally }: Proposal): number {
  return shareOf(tally.for, tally.for + tally.against);
}

/**
 * What a proposal changes, in plain words. For one executed in this tick the values before the tick are shown, as
 * those of now are already its own.
 */
export function proposalEffect(change: ProposalChange, { previous, view, describe }: Input): string {
  const { actions } = change.proposal;
  if (actions.length === 0) return 'nothing on chain';
  const before = executedNow(change) ? previous : view;
  const effect = actions.map((action) => describe(action, before)).join('; ');
  const article = isFinished(change.now) ? null : breachBy(view, change.proposal);
  return article === null ? effect : `${effect} (against ${article} of the charter)`;
}

/** The proposals a frame shows: all that are not finished, and those that finished in the tick. */
export function proposalFrames(input: Input): readonly ProposalFrame[] {
  const { previous, nameOf } = input;
  return proposalChanges(input)
    .filter(({ before, now }) => !(isFinished(before) && before === now))
    .map((change) => {
      const { proposal, now } = change;
      const { tally } = proposal;
      const earlier = previous.governance.proposals.get(proposal.id)?.ballots;
      const cast = [...proposal.ballots.values()].filter(({ voter }) => earlier === undefined || !earlier.has(voter));
      return {
        id: proposal.id,
        number: proposal.number,
        title: proposal.title,
        effect: proposalEffect(change, input),
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
        voters: proposal.ballots.size,
        ballots: cast.sort(heaviestFirst).map(({ voter, support, weight, reason, time }) => ({
          agent: nameOf(voter),
          support,
          weight: String(weight),
          reason,
          time,
        })),
      };
    });
}

function heaviestFirst(a: Ballot, b: Ballot): number {
  return a.weight === b.weight ? 0 : a.weight > b.weight ? -1 : 1;
}
