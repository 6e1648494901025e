import type { WatchedVote } from './watch-vote.js';

const tokens = (amount: number) => amount.toLocaleString('en-US', { maximumFractionDigits: amount < 100 ? 2 : 0 });

/** What passing takes, and how much of it there is: `30 of the 10 needed`. Amounts are tokens. */
export function neededWords({ needed, flips: { counted } }: Pick<WatchedVote, 'needed' | 'flips'>): string {
  if (needed.kind === 'rejection') return `it fails above ${tokens(needed.tokens)} against, however many are for`;
  if (needed.kind === 'veto') {
    return `it passes unless ${tokens(needed.tokens)} vote against, ${tokens(counted)} of which have, however many are for`;
  }
  const quorum =
    needed.tokens === 0 ? 'no quorum is needed' : `${tokens(counted)} of the ${tokens(needed.tokens)} needed`;
  const share = needed.approvalPercent;
  return share === undefined ? quorum : `${quorum}, and ${share} % of For and Against must be For`;
}

/** How it stands, and what would still turn it round. */
export function flipWords({ needed, flips }: Pick<WatchedVote, 'needed' | 'flips'>): string {
  const { leads, forMissing, againstMissing } = flips;
  if (leads) {
    const exceeds = needed.kind === 'rejection' || (needed.kind === 'quorum' && needed.approvalPercent !== undefined);
    const more = exceeds ? 'more than ' : '';
    return `As it stands it passes; ${more}${tokens(againstMissing)} more tokens against would ${needed.kind === 'veto' ? 'veto' : 'flip'} it.`;
  }
  if (needed.kind === 'veto') return 'As it stands it is vetoed, and no votes for could change that.';
  return forMissing === null
    ? 'As it stands it fails, and no votes for could flip it.'
    : `As it stands it fails; more than ${tokens(forMissing)} more tokens for would flip it.`;
}
