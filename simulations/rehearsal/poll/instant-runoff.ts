import type { Ballot } from './poll.js';

/**
 * Instant runoff: each vote counts for the best option it ranks that is still in. While no option has more than half
 * of the votes still counting, the one with least goes out; of equals the first in the poll's order. It ends at the
 * latest with two options. Scores are those of the last round; who went out has 0 (as Snapshot shows it,
 * snapshot-labs/snapshot.js, voting/rankedChoice). A vote with no option left no longer counts.
 */
export function instantRunoff(options: number, ballots: readonly Ballot[]): number[] {
  const ranked = new Set(ballots.flatMap((ballot) => (ballot.kind === 'list' ? ballot.options : [])));
  // An option that nobody ranks is no candidate.
  const remaining = new Set([...ranked].sort((a, b) => a - b));
  for (;;) {
    const scores = Array.from({ length: options }, () => 0);
    let counting = 0;
    for (const ballot of ballots) {
      const best = ballot.kind === 'list' ? ballot.options.find((option) => remaining.has(option)) : undefined;
      if (best === undefined) continue;
      scores[best]! += ballot.power;
      counting += ballot.power;
    }
    const standing = [...remaining];
    if (standing.length <= 2 || standing.some((option) => scores[option]! > counting / 2)) return scores;
    remaining.delete(standing.reduce((least, option) => (scores[option]! < scores[least]! ? option : least)));
  }
}
