import type { Electorate } from '../../electorate/electorate.js';

/** How many voters are taken for delegates: those with the most expected votes. */
const DELEGATES = 10;

/**
 * The same holders, more of whom let others vote: everybody but the ten delegates (the voters with the most expected
 * votes, power × turnout) hands over `share` of its power, to the delegates in proportion to their expected votes.
 * The sum of the power stays. Voters keep their places, so that they draw the same chances.
 */
export function delegateMore(electorate: Electorate, share: number): Electorate {
  if (share === 0) return electorate;
  const { power, turnout } = electorate;
  const expected = power.map((tokens, i) => tokens * turnout[i]!);
  const delegates = Array.from(expected.keys())
    .sort((a, b) => expected[b]! - expected[a]! || a - b)
    .slice(0, DELEGATES);
  const behind = delegates.reduce((sum, i) => sum + expected[i]!, 0);
  if (behind === 0) return electorate;
  const isDelegate = new Set(delegates);
  const given = power.reduce((sum, tokens, i) => sum + (isDelegate.has(i) ? 0 : tokens * share), 0);
  return {
    ...electorate,
    power: power.map((tokens, i) =>
      isDelegate.has(i) ? tokens + (given * expected[i]!) / behind : tokens * (1 - share),
    ),
  };
}
