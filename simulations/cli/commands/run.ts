import { Command, Option } from 'commander';
import { InputError, readStudyFile } from '../../api/index.js';
import { wholeNumber } from '../option-parsers.js';
import { runFederationToEnd } from '../run-federation.js';
import { runScenario } from '../run-scenario.js';
import { withEngine } from '../with-engine.js';

interface RunOptions {
  readonly seed?: number;
  readonly ticks?: number;
  readonly rounds?: number;
  readonly engine?: 'anvil' | 'ganache';
  readonly backend?: 'node' | 'wasm' | 'cpu';
  readonly workers?: number;
  readonly out?: string;
  readonly json?: boolean;
}

/** Options that make sense for one kind of study only, with what to use instead for the other. */
const ONLY_FOR = {
  scenario: { ticks: 'A federation has rounds: give --rounds.', engine: 'A federation has no chain: leave it out.' },
  federation: { rounds: 'A DAO has ticks: give --ticks.', workers: 'Leave it out: a DAO takes all cores.' },
} as const;

export function runCommand(): Command {
  return new Command('run')
    .description('Run a scenario or a federation to its end and keep its results.')
    .argument('<scenario>', 'a name from `folkmoot scenarios`, or the path of a file')
    .option('--seed <number>', "seed of all randomness (default: the file's)", wholeNumber(0))
    .option('--ticks <number>', "scenarios: how many ticks to run (default: the file's)", wholeNumber(1, 100_000))
    .option('--rounds <number>', "federations: at most how many rounds (default: the file's)", wholeNumber(1, 100_000))
    .addOption(new Option('--engine <name>', 'scenarios: local chain').choices(['anvil', 'ganache']))
    .addOption(new Option('--backend <name>', 'TensorFlow.js backend').choices(['node', 'wasm', 'cpu']))
    .option('--workers <number>', 'federations: how many train at a time (default: the cores)', wholeNumber(1, 256))
    .option('--out <folder>', "folder to keep the run in (default: Folkmoot's data folder)")
    .option('--json', 'print one JSON object to stdout instead of a summary')
    .action(async (name: string, options: RunOptions) => {
      const read = name.endsWith('.json') ? (await readStudyFile(name)).document : null;
      await withEngine({ dataFolder: options.out }, async (engine) => {
        const document = read ?? (await engine.handle('getScenario', { name }));
        const source = read === null ? name : { ...read };
        const { seed, ticks, rounds, engine: chain, backend, workers, json = false } = options;
        if (document.format === 'folkmoot-federation/1') {
          refuse(options, 'scenario', document.name);
          const command = commandLine(name, { seed: seed ?? document.seed, rounds, backend });
          return runFederationToEnd(engine, source, { seed, rounds, backend }, workers, { json, command });
        }
        refuse(options, 'federation', document.name);
        return runScenario(engine, source, { seed, ticks, engine: chain, backend }, { json });
      });
    });
}

/** Refuses options that are only for the kind that the study is not. */
function refuse(options: RunOptions, otherKind: keyof typeof ONLY_FOR, name: string): void {
  for (const [option, hint] of Object.entries(ONLY_FOR[otherKind])) {
    const value = options[option as keyof RunOptions];
    if (value === undefined) continue;
    const kind = otherKind === 'scenario' ? 'a federation' : "a DAO's scenario";
    throw new InputError('option-kind', `--${option} ${value} does not go with ${name}, which is ${kind}`, {
      field: `--${option}`,
      value,
      hint,
    });
  }
}

/** What to type to run the same again. */
function commandLine(name: string, options: Readonly<Record<string, number | string | undefined>>): string {
  const given = Object.entries(options).filter(([, value]) => value !== undefined);
  const quoted = /^[\w./:\\-]+$/.test(name) ? name : `'${name.replaceAll("'", "'\\''")}'`;
  return ['folkmoot run', quoted, ...given.map(([option, value]) => `--${option} ${value}`)].join(' ');
}
