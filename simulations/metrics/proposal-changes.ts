import { type Proposal, type ProposalState, proposalState } from '../world/index.js';
import type { ReporterInput } from './reporter-input.js';

/** A proposal with its state at the end of the tick and of the tick before (`null`: it did not exist). */
export interface ProposalChange {
  readonly proposal: Proposal;
  readonly before: ProposalState | null;
  readonly now: ProposalState;
}

type ChangeInput = Pick<ReporterInput, 'previous' | 'view' | 'previousTime' | 'time'>;

/** Every proposal with where it stood and where it stands, oldest first. */
export function proposalChanges({ previous, view, previousTime, time }: ChangeInput): readonly ProposalChange[] {
  return [...view.proposals.values()].map((proposal) => {
    const earlier = previous.proposals.get(proposal.id);
    return {
      proposal,
      before: earlier === undefined ? null : proposalState(earlier, previousTime),
      now: proposalState(proposal, time),
    };
  });
}

const FINAL: readonly ProposalState[] = ['defeated', 'executed', 'canceled'];
const OPEN: readonly (ProposalState | null)[] = [null, 'pending', 'active'];

export const isFinished = (state: ProposalState | null) => state !== null && FINAL.includes(state);

/** Whether its vote ended in this tick, whatever came of it. */
export const closedNow = ({ before, now }: ProposalChange) =>
  OPEN.includes(before) && !OPEN.includes(now) && now !== 'canceled';

/** Whether it was accepted in this tick, even if it was executed in the same one. */
export const passedNow = (change: ProposalChange) => closedNow(change) && change.now !== 'defeated';

export const defeatedNow = ({ before, now }: ProposalChange) => now === 'defeated' && before !== 'defeated';
export const executedNow = ({ before, now }: ProposalChange) => now === 'executed' && before !== 'executed';
export const createdNow = ({ before }: ProposalChange) => before === null;

/** Votes cast, of all kinds, over the supply at the snapshot (0 to 1). */
export function turnoutOf({ tally, snapshotSupply }: Proposal): number {
  return shareOf(tally.for + tally.against + tally.abstain, snapshotSupply);
}

/** For votes among those that took a side (0 to 1). */
export function approvalOf({ tally }: Proposal): number {
  return shareOf(tally.for, tally.for + tally.against);
}

/** A part of a whole of wei as a number, exact to nine digits; 0 of nothing. */
export function shareOf(part: bigint, whole: bigint): number {
  return whole === 0n ? 0 : Number((part * 1_000_000_000n) / whole) / 1_000_000_000;
}
