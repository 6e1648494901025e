import { zeros } from './count-ballots.js';
import type { Ballot } from './poll.js';

/**
 * Instant runoff: each vote counts for the best option it ranks that is still in. While no option has more than half
 * of the votes still counting, the one with least goes out; of equals the first in the poll's order. As Snapshot counts
 * (snapshot-labs/snapshot.js, voting/rankedChoice), only options that some vote counts for now take part in a round: one
 * that nobody has first cannot go out yet, and may be reached by later transfers. It ends at the latest with two of
 * them. Scores are those of the last round. A vote with no option left no longer counts.
 */
export function instantRunoff(options: number, ballots: readonly Ballot[]): number[] {
  const out = new Set<number>();
  for (;;) {
    const scores = zeros(options);
    const standing = new Set<number>();
    let counting = 0;
    for (const ballot of ballots) {
      const best = ballot.kind === 'list' ? ballot.options.find((option) => !out.has(option)) : undefined;
      if (best === undefined) continue;
      standing.add(best);
      scores[best]! += ballot.power;
      counting += ballot.power;
    }
    const inOrder = [...standing].sort((a, b) => a - b);
    if (inOrder.length < 3 || inOrder.some((option) => scores[option]! > counting / 2)) return scores;
    out.add(inOrder.reduce((least, option) => (scores[option]! < scores[least]! ? option : least)));
  }
}
