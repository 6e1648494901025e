import { chanceSentence, inWords, type WatchedVote } from '../api/index.js';

interface Output {
  write(text: string): unknown;
}

/** Prints how a vote stands, how likely it is to pass, and what would still flip it. */
export function printWatch({ before, now, standing, flips, hours, learntFrom }: WatchedVote, output: Output): void {
  const line = (text: string) => output.write(`${text}\n`);
  const tokens = (amount: number) => Math.round(amount).toLocaleString('en-US');
  const percent = (share: number) => `${(100 * share).toFixed(0)} %`;
  line(`${hours.toFixed(1)} hours in: ${chanceSentence(now.chance)} (${percent(now.low)} to ${percent(now.high)}).`);
  line(`  Before the vote it was ${inWords(before.chance)} (${percent(before.low)} to ${percent(before.high)}).`);
  line(
    `  So far ${standing.voters} voters: ${tokens(standing.for)} for, ${tokens(standing.against)} against, ${tokens(standing.abstain)} abstain.`,
  );
  line(
    flips.leads
      ? `  As it stands it passes; ${tokens(flips.againstMissing)} more tokens against would flip it.`
      : `  As it stands it fails; more than ${tokens(flips.forMissing)} more tokens for would flip it.`,
  );
  line(`  Learnt from ${learntFrom} past proposals as they stood equally long after their start.`);
}
