import { chanceSentence, inWords, type WatchedVote } from '../api/index.js';
import { printable } from './print-rehearsal.js';

interface Output {
  write(text: string): unknown;
}

/** Prints how a vote stands, how likely it is to pass, and what would still flip it. */
export function printWatch(watched: WatchedVote, output: Output): void {
  const { title, id, chances, standing, waiting, hours, hoursLeft, canStop, notes } = watched;
  const line = (text: string) => output.write(`${printable(text)}\n`);
  line(`${title || id}: ${hours.toFixed(1)} hours in, ${hoursLeft.toFixed(1)} to go.`);
  if (chances !== null) {
    const { before, now, by, learntFrom } = chances;
    // The runs' own interval would look like knowledge that supposed voters are not.
    const interval = ({ low, high }: typeof now) =>
      by === 'pastVotes' ? ` (${percent(low)} to ${percent(high)})` : '';
    line(`  ${chanceSentence(now.chance)}${interval(now)}.`);
    line(`  Before the vote it was ${inWords(before.chance)}${interval(before)}.`);
    if (by === 'pastVotes') {
      line(`  Learnt from ${learntFrom} past proposals as they stood equally long after their start.`);
    }
  }
  line(
    `  So far ${standing.voters} voters: ${tokens(standing.for)} for, ${tokens(standing.against)} against, ${tokens(standing.abstain)} abstain; ${neededWords(watched)}.`,
  );
  line(`  ${flipWords(watched)}`);
  if (waiting !== null) {
    const largest = waiting.largest.map(({ address, tokens: held }) => `${address} ${tokens(held)}`).join(', ');
    line(`  ${tokens(waiting.tokens)} tokens have not voted${largest === '' ? '.' : `; the largest: ${largest}.`}`);
  }
  for (const sentence of canStop) line(`  ${sentence}`);
  for (const note of notes) line(`  ${note}`);
}

const tokens = (amount: number) => amount.toLocaleString('en-US', { maximumFractionDigits: amount < 100 ? 2 : 0 });
const percent = (share: number) => `${(100 * share).toFixed(0)} %`;

function neededWords({ needed, flips: { counted } }: WatchedVote): string {
  if (needed.kind === 'rejection') return `it fails above ${tokens(needed.tokens)} against, however many are for`;
  if (needed.kind === 'veto') {
    return `it passes unless ${tokens(needed.tokens)} vote against, ${tokens(counted)} of which have, however many are for`;
  }
  const quorum =
    needed.tokens === 0 ? 'no quorum is needed' : `${tokens(counted)} of the ${tokens(needed.tokens)} needed`;
  const share = needed.approvalPercent;
  return share === undefined ? quorum : `${quorum}, and ${share} % of For and Against must be For`;
}

function flipWords({ needed, flips: { leads, forMissing, againstMissing } }: WatchedVote): string {
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
