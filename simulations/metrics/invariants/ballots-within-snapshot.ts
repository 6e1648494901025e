import type { Invariant } from './invariant.js';

/** On every proposal voted on in the tick: ballots add up to the tally, nobody votes twice, no more votes than supply. */
export const ballotsWithinSnapshot: Invariant = {
  name: 'ballotsWithinSnapshot',
  check: ({ events, view }) => {
    const voted = new Set(events.flatMap((event) => (event.type === 'voteCast' ? [event.proposalId.toString()] : [])));
    for (const id of voted) {
      const proposal = view.proposals.get(id)!;
      const { tally, ballots, snapshotSupply, number } = proposal;
      const cast = ballots.reduce((sum, { weight }) => sum + weight, 0n);
      const counted = tally.for + tally.against + tally.abstain;
      if (cast !== counted) return `proposal ${number} counts ${counted} votes of ballots worth ${cast}`;
      if (new Set(ballots.map(({ voter }) => voter)).size !== ballots.length)
        return `somebody voted twice on proposal ${number}`;
      if (cast > snapshotSupply) return `proposal ${number} has ${cast} votes of a supply of ${snapshotSupply}`;
    }
    return null;
  },
};
