import { resolve } from 'node:path';
import { Command, Option } from 'commander';
import { backtestFiles, connectDao, InputError, REPORT_FORMATS, type WatchFiles, watchFiles } from '../../api/index.js';
import { wholeNumber } from '../option-parsers.js';
import { printBacktest } from '../print-backtest.js';
import { printWatch } from '../print-watch.js';
import { type RehearsalRun, runRehearsal } from '../run-rehearsal.js';
import { untilStopped } from '../stop-on-signal.js';
import { withEngine } from '../with-engine.js';

type RehearseOptions = Omit<RehearsalRun, 'out' | 'json'> & Partial<Pick<RehearsalRun, 'out' | 'json'>>;

export function rehearseCommand(): Command {
  return new Command('rehearse')
    .description('Rehearse a proposal: forecast the vote, live through it on a local chain, and review what it did.')
    .option('--dao <file>', 'a DAO file, or a built-in DAO by name (`folkmoot rehearse daos` lists them)')
    .option('--proposal <file>', 'a proposal: Folkmoot file, Safe transaction-builder JSON, or propose calldata')
    .option('--from <report.json>', 'repeat a rehearsal from its report, and say whether the same comes out')
    .option('--files <folder>', 'with --from: where the files of the report are (default: beside it)')
    .option('--fork-url <url>', "with --from: the copied node's whole address, of which the report has the origin")
    .option('--seed <number>', "seed of all randomness (default: the DAO file's)", wholeNumber(0))
    .option('--runs <number>', 'simulated votes (default: 2000)', wholeNumber(100, 100_000))
    .option('--no-execution', 'forecast only')
    .option('--what-if', 'compare the vote under other rules')
    .option('--economy', "simulate the DAO's economy with and without the proposal")
    .option('--ticks <number>', 'economy: length of a run (default: 12)', wholeNumber(1, 520))
    .option('--seeds <number>', 'economy: pairs of runs (default: 5)', wholeNumber(2, 200))
    .option(
      '--attacks',
      'attack the DAO on its local chain, and ask what its verdict costs to rent, buy, borrow and bribe',
    )
    .option('--cases', 're-enact seven documented attacks, as they were and defended')
    .addOption(new Option('--report <formats...>', 'write the report in these formats').choices(REPORT_FORMATS))
    .option('--out <folder>', 'folder for the reports (default: the current one)')
    .option('--json', 'print one JSON object to stdout instead of a summary')
    .action(async (options: RehearseOptions) => {
      requireInputs(options);
      await runRehearsal({ ...options, out: resolve(options.out ?? '.'), json: options.json ?? false });
    })
    .addCommand(connectCommand())
    .addCommand(backtestCommand())
    .addCommand(watchCommand())
    .addCommand(daosCommand());
}

function backtestCommand(): Command {
  return new Command('backtest')
    .description(
      'Forecast the proposals of the past that ended after a date from those that ended before it, and score it.',
    )
    .requiredOption('--votes <file>', 'past votes, CSV or JSON')
    .requiredOption('--proposals <file>', 'past proposals, CSV or JSON')
    .requiredOption('--split <date>', 'learn from what ended before this date, e.g. 2021-12-01')
    .option('--seed <number>', 'seed of all randomness (default: 1)', wholeNumber(0))
    .option('--json', 'print one JSON object to stdout')
    .action(
      async (options: {
        readonly votes: string;
        readonly proposals: string;
        readonly split: string;
        readonly seed?: number;
        readonly json?: boolean;
      }) => {
        const report = await backtestFiles(options);
        if (options.json) process.stdout.write(`${JSON.stringify(report.backtest)}\n`);
        else printBacktest(report, process.stdout);
      },
    );
}

function connectCommand(): Command {
  return new Command('connect')
    .description('Read a DAO from a running chain and write its DAO file, to be rehearsed on a copy of that chain.')
    .requiredOption('--url <url>', "address of a node's JSON-RPC, http or https")
    .requiredOption('--governor <address>', "the governor's address")
    .option('--block <number>', 'copy the chain at this block (default: the latest)', wholeNumber(0))
    .option('--name <name>', 'name of the DAO', 'copied')
    .option('--folder <folder>', 'folder for the DAO file and its holders', '.')
    .action(
      async (options: {
        readonly url: string;
        readonly governor: string;
        readonly block?: number;
        readonly name: string;
        readonly folder: string;
      }) => {
        await untilStopped(async (signal) => {
          const { files, assumptions } = await connectDao({ ...options, out: resolve(options.folder), signal });
          for (const words of assumptions) process.stderr.write(`${words}\n`);
          for (const file of files) process.stdout.write(`${file}\n`);
        });
      },
    );
}

function watchCommand(): Command {
  return new Command('watch')
    .description(
      'Say how likely a proposal whose vote is going on is to pass, by the votes so far, and what would still flip it.',
    )
    .option('--votes <file>', 'past votes, CSV or JSON, with those so far unless --hub or a chain has them')
    .option('--proposals <file>', 'past proposals, and the open one likewise')
    .option('--hub <files...>', 'what a hub such as Snapshot answered about the open poll and its votes, saved as JSON')
    .option('--dao <file>', 'a DAO file: the governor on the chain that it names, or the voters of the poll')
    .option('--url <url>', "a node's JSON-RPC, to read the governor's votes from its chain")
    .option('--governor <address>', "the governor's address on that chain")
    .option('--proposal <id>', 'which proposal is watched (default: the only open one)')
    .option('--at <time>', 'moment at which it is watched (default: after its last vote; a chain as it stands)')
    .option('--json', 'print one JSON object to stdout')
    .action(async ({ json = false, ...files }: WatchFiles & { readonly json?: boolean }) => {
      const watched = await watchFiles(files);
      if (json) process.stdout.write(`${JSON.stringify(watched)}\n`);
      else printWatch(watched, process.stdout);
    });
}

function daosCommand(): Command {
  return new Command('daos')
    .description('List the DAOs that come with Folkmoot.')
    .option('--json', 'print JSON')
    .action(({ json = false }: { readonly json?: boolean }) =>
      withEngine({}, async (engine) => {
        const daos = await engine.handle('listDaos', {});
        if (json) process.stdout.write(`${JSON.stringify(daos)}\n`);
        else
          for (const { name, title, summary, source } of daos)
            process.stdout.write(`${name}\n  ${title}: ${summary}\n  ${source}\n`);
      }),
    );
}

function requireInputs({ dao, proposal, from }: RehearseOptions): void {
  if (from !== undefined) {
    const other = dao === undefined ? proposal : dao;
    if (other === undefined) return;
    throw new InputError('option-kind', `--from ${from} brings its own DAO and proposal, and ${other} is another`, {
      field: '--from',
      value: from,
      hint: 'Give --from alone, or --dao and --proposal.',
    });
  }
  const missing = dao === undefined ? '--dao' : proposal === undefined ? '--proposal' : null;
  if (missing === null) return;
  throw new InputError('option-missing', `${missing} is missing`, {
    field: missing,
    hint: 'Give --dao and --proposal, or --from with the report of an earlier rehearsal.',
  });
}
