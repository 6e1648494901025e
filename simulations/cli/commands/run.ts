import { Command, Option } from 'commander';
import { type Engine, FolkmootError, type RunReport, type RunSummary, readScenarioFile } from '../../api/index.js';
import { wholeNumber } from '../option-parsers.js';
import { printReport } from '../print-report.js';
import { RunProgress } from '../run-progress.js';
import { withEngine } from '../with-engine.js';

interface RunOptions {
  readonly seed?: number;
  readonly ticks?: number;
  readonly engine?: 'anvil' | 'ganache';
  readonly backend?: 'node' | 'wasm' | 'cpu';
  readonly out?: string;
  readonly json?: boolean;
}

/** Status of a run that was stopped by a signal, as shells expect it: 128 and the signal's number. */
const STATUS = { SIGHUP: 129, SIGINT: 130, SIGTERM: 143 } as const;
type StopSignal = keyof typeof STATUS;

export function runCommand(): Command {
  return new Command('run')
    .description('Run a scenario to its end and keep its results.')
    .argument('<scenario>', 'a name from `folkmoot scenarios`, or the path of a scenario file')
    .option('--seed <number>', "seed of all randomness (default: the scenario's)", wholeNumber(0))
    .option('--ticks <number>', "how many ticks to run (default: the scenario's)", wholeNumber(1, 100_000))
    .addOption(new Option('--engine <name>', 'local chain').choices(['anvil', 'ganache']))
    .addOption(new Option('--backend <name>', 'TensorFlow.js backend').choices(['node', 'wasm', 'cpu']))
    .option('--out <folder>', "folder to keep the run in (default: Folkmoot's data folder)")
    .option('--json', 'print one JSON object to stdout instead of a summary')
    .action(async (scenario: string, options: RunOptions) => {
      const source = scenario.endsWith('.json') ? { ...(await readScenarioFile(scenario)) } : scenario;
      await withEngine({ dataFolder: options.out }, (engine) => runToEnd(engine, source, options));
    });
}

async function runToEnd(
  engine: Engine,
  scenario: string | Record<string, unknown>,
  options: RunOptions,
): Promise<void> {
  const progress = new RunProgress(process.stderr);
  const ended = new Promise<{ run: RunSummary; report: RunReport | null }>((resolve) => {
    let report: RunReport | null = null;
    engine.subscribe((name, payload) => {
      if ('report' in payload) report = payload.report;
      if (name === 'progress' && 'stage' in payload) progress.update(payload);
      if ('frame' in payload) progress.headline(payload.frame.headline, payload.frame.tick);
      if ('run' in payload && ['finished', 'stopped', 'failed'].includes(payload.run.state))
        resolve({ run: payload.run, report });
    });
  });
  const { seed, ticks, engine: chain, backend } = options;
  const started = await engine.handle('startRun', { scenario, overrides: { seed, ticks, engine: chain, backend } });
  const signals = stopOnSignal(() => void engine.handle('controlRun', { runId: started.id, action: 'stop' }));
  const { run, report } = await ended;
  signals.stopListening();
  progress.end();
  if (run.state === 'failed') {
    process.stderr.write(`What was computed is kept in ${run.folder}\n`);
    const { code, message, hint, exitCode } = run.error!;
    throw new FolkmootError(code, message, { hint }, exitCode);
  }
  if (run.state === 'stopped') {
    process.stderr.write(
      `Stopped after ${run.tick} of ${run.ticks} ticks. What was computed is kept in ${run.folder}\n`,
    );
    process.exitCode = STATUS[signals.first() ?? 'SIGINT'];
  }
  if (report === null) return;
  if (options.json) process.stdout.write(`${JSON.stringify(report)}\n`);
  else printReport(report, run, process.stdout);
}

/** The first Ctrl-C, or a closed terminal, asks the run to stop; a second one ends the process the hard way. */
function stopOnSignal(stop: () => void) {
  let first: StopSignal | null = null;
  const onSignal = (signal: StopSignal) => {
    if (first !== null) process.exit(STATUS[signal]);
    first = signal;
    process.stderr.write('\nStopping after this tick; press Ctrl-C again to end at once.\n');
    stop();
  };
  const names = Object.keys(STATUS) as StopSignal[];
  for (const name of names) process.on(name, onSignal);
  return {
    first: () => first,
    stopListening: () => {
      for (const name of names) process.off(name, onSignal);
    },
  };
}
