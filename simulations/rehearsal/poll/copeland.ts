import { powerOf, scaledTo, zeros } from './count-ballots.js';
import type { Ballot, PollRule } from './poll.js';

/** Of the points that a win is worth, what the average support adds at most: it orders ties and never overturns a win. */
const TIE_BREAK = 0.25;

/**
 * Copeland's method: every pair of options is compared by the power of the votes that rank both; a win is one point
 * and a tie half a point for each. An option that a vote does not rank is compared by the others' votes only. Since
 * July 2026 ties are broken by average support: the share of all power that prefers an option, averaged over its pairs.
 * Points are scaled so that they add up to the voting power of all votes (snapshot-labs/snapshot.js, voting/copeland,
 * pull requests 1131, 1210 and 1214). With no point at all every option has an equal part.
 */
export function copeland(options: number, ballots: readonly Ballot[], rule: PollRule): number[] {
  const margins = zeros(options).map(() => zeros(options));
  const supporting = zeros(options);
  for (const ballot of ballots) {
    if (ballot.kind !== 'list') continue;
    for (const [rank, better] of ballot.options.entries()) {
      for (const worse of ballot.options.slice(rank + 1)) {
        margins[better]![worse]! += ballot.power;
        margins[worse]![better]! -= ballot.power;
        supporting[better]! += ballot.power;
      }
    }
  }
  const total = powerOf(ballots);
  const breaksTies = rule === 'snapshot-2026-07' && total > 0 && options > 1;
  const points = margins.map((row, option) => {
    const won = row.reduce((sum, margin, other) => {
      return sum + (other === option ? 0 : margin > 0 ? 1 : margin === 0 ? 0.5 : 0);
    }, 0);
    return breaksTies ? won + (TIE_BREAK * supporting[option]!) / ((options - 1) * total) : won;
  });
  if (points.every((point) => point === 0)) return points.map(() => total / options);
  return scaledTo(total, points);
}
