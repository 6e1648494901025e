import { gini, herfindahl, nakamoto, topDecileShare } from '../../metrics/index.js';
import { formatUnits } from './format-units.js';
import type { Membership, MembershipSummary } from './membership.js';

/** Holders listed by name. */
const MOST_LISTED = 20;

/** What a membership looks like in a few numbers. The measures are of the balances, as floats of tokens. */
export function summariseMembership(membership: Membership): MembershipSummary {
  const { addresses, balances, power, total, supply, decimals, delegates, sourceHash } = membership;
  const unit = 10 ** decimals;
  // Delegates who hold nothing vote, but are no holders: the measures are of what is held.
  const delegatedTo = new Set(delegates?.values());
  const tokens = balances
    .filter((balance, i) => balance > 0n || !delegatedTo.has(addresses[i]!))
    .map((balance) => Number(balance) / unit);
  return {
    holders: tokens.length,
    total: formatUnits(total, decimals),
    supply: formatUnits(supply, decimals),
    gini: gini(tokens),
    nakamoto: nakamoto(tokens),
    topShare: total === 0n ? 0 : Number(balances[0]!) / Number(total),
    topDecileShare: topDecileShare(tokens),
    herfindahl: herfindahl(tokens),
    delegating: delegates?.size ?? 0,
    nonVoting: nonVotingOf(membership),
    largest: addresses.slice(0, MOST_LISTED).map((address, i) => ({
      address,
      tokens: formatUnits(balances[i]!, decimals),
      power: formatUnits(power[i]!, decimals),
    })),
    sourceHash,
  };
}

function nonVotingOf({
  addresses,
  balances,
  nonVoting,
  delegates,
  decimals,
}: Membership): MembershipSummary['nonVoting'] {
  const silent = [...addresses.keys()].filter((i) => nonVoting?.has(addresses[i]!) && !delegates?.has(addresses[i]!));
  return {
    holders: silent.length,
    tokens: formatUnits(
      silent.reduce((sum, i) => sum + balances[i]!, 0n),
      decimals,
    ),
  };
}
