import { chanceSentence, inWords, type WatchedVote } from '../api/index.js';

interface Output {
  write(text: string): unknown;
}

/** Prints how a vote stands, how likely it is to pass, and what would still flip it. */
export function printWatch(watched: WatchedVote, output: Output): void {
  const { title, id, chances, standing, needed, flips, waiting, hours, hoursLeft, notes } = watched;
  const line = (text: string) => output.write(`${text}\n`);
  const tokens = (amount: number) => amount.toLocaleString('en-US', { maximumFractionDigits: amount < 100 ? 2 : 0 });
  const percent = (share: number) => `${(100 * share).toFixed(0)} %`;
  line(`${title || id}: ${hours.toFixed(1)} hours in, ${hoursLeft.toFixed(1)} to go.`);
  if (chances !== null) {
    const { before, now, by, learntFrom } = chances;
    line(`  ${chanceSentence(now.chance)} (${percent(now.low)} to ${percent(now.high)}).`);
    line(`  Before the vote it was ${inWords(before.chance)} (${percent(before.low)} to ${percent(before.high)}).`);
    if (by === 'pastVotes') {
      line(`  Learnt from ${learntFrom} past proposals as they stood equally long after their start.`);
    }
  }
  line(
    `  So far ${standing.voters} voters: ${tokens(standing.for)} for, ${tokens(standing.against)} against, ${tokens(standing.abstain)} abstain; ${tokens(flips.counted)} of ${tokens(needed.tokens)} needed.`,
  );
  line(
    flips.leads
      ? `  As it stands it passes; ${tokens(flips.againstMissing)} more tokens against would flip it.`
      : `  As it stands it fails; more than ${tokens(flips.forMissing)} more tokens for would flip it.`,
  );
  if (waiting !== null) {
    const largest = waiting.largest.map(({ address, tokens: held }) => `${address} ${tokens(held)}`).join(', ');
    line(`  ${tokens(waiting.tokens)} tokens have not voted${largest === '' ? '.' : `; the largest: ${largest}.`}`);
  }
  for (const note of notes) line(`  ${note}`);
}
