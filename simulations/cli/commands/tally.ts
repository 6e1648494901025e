import { Command, Option } from 'commander';
import { POLL_RULES, POLL_TYPES, type PollRule, type PollType, tallyPollFile } from '../../api/index.js';

interface TallyOptions {
  readonly type?: PollType;
  readonly rule?: PollRule;
  readonly json?: boolean;
}

/** How the type came to be known, where it was not stated. */
const FROM = { stated: '', scores: ' (it gives the scores in the file)', votes: ' (by the shape of its votes)' };
/** Votes that were left out told one by one. */
const MOST_TOLD = 10;

export function tallyCommand(): Command {
  return new Command('tally')
    .description(
      "Count an off-chain poll: JSON with the proposal, its choices and every vote, a Snapshot hub's answer, or Snapshot's CSV download.",
    )
    .argument('<file>', 'path of the poll')
    .addOption(
      new Option(
        '--type <type>',
        "how votes count (default: the poll's own, or what gives the scores in the file, or what its votes look like)",
      ).choices(POLL_TYPES),
    )
    .addOption(
      new Option('--rule <rule>', "whose counting; the default is Snapshot's code since July 2026").choices(POLL_RULES),
    )
    .option('--json', 'print one JSON object to stdout')
    .action(async (file: string, { type, rule, json = false }: TallyOptions) => {
      const { choices, ...tally } = await tallyPollFile(file, type, rule);
      if (json) {
        process.stdout.write(`${JSON.stringify({ ...tally, choices })}\n`);
        return;
      }
      process.stdout.write(`${tally.type}${FROM[tally.typeFrom]}: ${tally.votes} votes\n`);
      const widest = Math.max(...choices.map(({ length }) => length));
      for (const [i, choice] of choices.entries()) {
        process.stdout.write(`  ${choice.padEnd(widest)}  ${tally.scores[i]}\n`);
      }
      for (const note of tally.notes) process.stdout.write(`${note}\n`);
      for (const { index, voter, reason } of tally.leftOut.slice(0, MOST_TOLD)) {
        process.stdout.write(`  vote ${index + 1}${voter === null ? '' : ` of ${voter}`}: ${reason}\n`);
      }
      const untold = tally.leftOut.length - MOST_TOLD;
      if (untold > 0) process.stdout.write(`  and ${untold} more\n`);
    });
}
