import { Command, Option } from 'commander';
import { POLL_TYPES, type PollType, tallyPollFile } from '../../api/index.js';

interface TallyOptions {
  readonly type?: PollType;
  readonly json?: boolean;
}

export function tallyCommand(): Command {
  return new Command('tally')
    .description('Count an off-chain poll: a JSON file with the proposal, its choices and every vote.')
    .argument('<file>', 'path of the poll')
    .addOption(
      new Option(
        '--type <type>',
        "how votes count (default: the poll's own, or what the shape of its choices says)",
      ).choices(POLL_TYPES),
    )
    .option('--json', 'print one JSON object to stdout')
    .action(async (file: string, { type, json = false }: TallyOptions) => {
      const { choices, ...tally } = await tallyPollFile(file, type);
      if (json) {
        process.stdout.write(`${JSON.stringify({ ...tally, choices })}\n`);
        return;
      }
      process.stdout.write(
        `${tally.type}${tally.typeFrom === 'votes' ? ' (by the shape of its votes)' : ''}: ${tally.votes} votes\n`,
      );
      const widest = Math.max(...choices.map(({ length }) => length));
      for (const [i, choice] of choices.entries()) {
        process.stdout.write(`  ${choice.padEnd(widest)}  ${tally.scores[i]}\n`);
      }
    });
}
