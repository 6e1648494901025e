import { powerOf, scaledTo, zeros } from './count-ballots.js';
import type { Ballot } from './poll.js';

/**
 * Copeland's method: every pair of options is compared by the power of the votes that rank both; a win is one point
 * and a tie half a point for each. An option that a vote does not rank is compared by the others' votes only. Points
 * are scaled so that they add up to the voting power of all votes (as Snapshot shows it since v0.12.53,
 * snapshot-labs/snapshot.js, voting/copeland, pull request 1131).
 */
export function copeland(options: number, ballots: readonly Ballot[]): number[] {
  const margins = zeros(options).map(() => zeros(options));
  for (const ballot of ballots) {
    if (ballot.kind !== 'list') continue;
    for (const [rank, better] of ballot.options.entries()) {
      for (const worse of ballot.options.slice(rank + 1)) {
        margins[better]![worse]! += ballot.power;
        margins[worse]![better]! -= ballot.power;
      }
    }
  }
  const points = margins.map((row, option) =>
    row.reduce((sum, margin, other) => sum + (other === option ? 0 : margin > 0 ? 1 : margin === 0 ? 0.5 : 0), 0),
  );
  return scaledTo(powerOf(ballots), points);
}
