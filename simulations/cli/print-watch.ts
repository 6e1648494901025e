import { chanceSentence, flipWords, inWords, neededWords, type WatchedVote } from '../api/index.js';
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
