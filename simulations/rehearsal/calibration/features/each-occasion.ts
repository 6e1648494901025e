import type { VotingHistory } from '../../history/voting-history.js';
import { type Ballots, ballotsOf } from '../record/ballots.js';
import { type Chronicle, openChronicle } from '../record/chronicle.js';
import { type Occasion, occasionOf } from './occasion.js';

/**
 * Visits every proposal in order of its start, with the chronicle as it stood then: what a visitor reads from it and from
 * the occasion was known before the first vote. `ballots` is what happened afterwards.
 */
export function eachOccasion(
  history: Pick<VotingHistory, 'proposals' | 'votes'>,
  visit: (ballots: Ballots, occasion: Occasion, chronicle: Chronicle) => void,
): void {
  const ballots = ballotsOf(history);
  const chronicle = openChronicle(ballots);
  const ends: number[] = [];
  const byStart = [...ballots].sort(
    (a, b) => a.proposal.start - b.proposal.start || (a.proposal.id < b.proposal.id ? -1 : 1),
  );
  for (const ballot of byStart) {
    const { proposal } = ballot;
    chronicle.advanceTo(proposal.start);
    const open = ends.filter((end) => end > proposal.start).length;
    visit(ballot, occasionOf(proposal, open, chronicle), chronicle);
    ends.push(proposal.end);
  }
}
