import type { DecisionRule } from '../rules/decision-rule.js';
import type { Ballots } from './ballots.js';

/**
 * When a super quorum ends a vote: the moment, 0 to 1, of the vote by which For reaches it, or comes to lead with so many. Who
 * would have voted later cannot. O(voters log voters), in runs alone whose For reaches it.
 * @param votes indices into `VOTES` by row
 * @param moment when the voter of a row votes
 * @returns `null` when the vote takes its whole period
 */
export function momentOfEnd(
  { weights, tokens }: Ballots,
  rule: DecisionRule,
  votes: Uint8Array,
  moment: (row: number) => number,
): number | null {
  const { superQuorum, margin, counted, offset, quorum } = rule;
  if (superQuorum === undefined) return null;
  const inFavour = votes.reduce((sum, vote, row) => (vote === 1 ? sum + weights[row]! : sum), 0);
  if (inFavour < superQuorum) return null;
  const cast: { readonly row: number; readonly at: number }[] = [];
  for (let row = 0; row < votes.length; row++) if (votes[row] !== 0) cast.push({ row, at: moment(row) });
  cast.sort((a, b) => a.at - b.at || a.row - b.row);
  let [supporting, lead, come] = [0, offset, 0];
  for (const { row, at } of cast) {
    const vote = votes[row]!;
    if (vote === 1) supporting += weights[row]!;
    lead += margin[vote]! * weights[row]!;
    come += counted[vote]! * tokens[row]!;
    if (supporting >= superQuorum && lead > 0 && come >= quorum) return at;
  }
  return null;
}
