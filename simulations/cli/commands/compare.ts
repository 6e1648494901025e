import { Command, InvalidArgumentError } from 'commander';
import {
  compareScenarios,
  type Engine,
  InputError,
  type Metric,
  MOST_RUNS,
  metricName,
  parseMetric,
  parseSeeds,
  readStudyFile,
  SUMMARIES,
} from '../../api/index.js';
import { wholeNumber } from '../option-parsers.js';
import { printComparison } from '../print-comparison.js';
import { RunProgress } from '../run-progress.js';
import { stopOnSignal } from '../stop-on-signal.js';
import { withEngine } from '../with-engine.js';

interface CompareOptions {
  readonly seeds: readonly number[];
  readonly metric?: readonly Metric[];
  readonly pair?: readonly (readonly [Metric, Metric])[];
  readonly ticks?: number;
  readonly json?: boolean;
}

export function compareCommand(): Command {
  return new Command('compare')
    .description('Run scenarios over common seeds and compare what they measure, seed by seed, with 95 % intervals.')
    .argument('<scenario>', 'a name from `folkmoot scenarios`, or the path of a file')
    .argument('[other]', 'a scenario to compare with it: its measures less those of the first')
    .option('--seeds <list>', 'seeds of the runs, e.g. 1-20 or 3,5,9', seedList, [1, 2, 3, 4, 5, 6, 7, 8, 9, 10])
    .option(
      '--metric <name>',
      'two scenarios: a reporter to compare, e.g. price or revenue:sum (may be repeated)',
      addMetric,
    )
    .option('--pair <a,b>', 'two measures of the same run: the first less the second (may be repeated)', addPair)
    .option('--ticks <number>', "how many ticks to run (default: the file's)", wholeNumber(1, 100_000))
    .option('--json', 'print one JSON object to stdout instead of a table')
    .action((first: string, other: string | undefined, options: CompareOptions) =>
      withEngine({}, (engine) => compare(engine, other === undefined ? [first] : [first, other], options)),
    );
}

async function compare(
  engine: Engine,
  names: readonly [string] | readonly [string, string],
  { seeds, metric: compared = [], pair: within = [], ticks, json = false }: CompareOptions,
): Promise<void> {
  const [first, other] = names;
  if (other === undefined ? within.length === 0 : compared.length + within.length === 0) {
    throw new InputError('metric-missing', 'nothing is said to compare', {
      field: other === undefined ? '--pair' : '--metric',
      hint:
        other === undefined
          ? 'Give --pair a,b for two measures of each run, or a second scenario and --metric.'
          : 'Give --metric with a reporter’s name, e.g. --metric price.',
    });
  }
  if (other === undefined && compared.length > 0) {
    throw new InputError('metric-alone', `--metric ${metricName(compared[0]!)} has nothing to be compared with`, {
      field: '--metric',
      value: metricName(compared[0]!),
      hint: 'Give a second scenario, or --pair a,b for two measures of the same run.',
    });
  }
  const cases = await Promise.all(
    names.map(async (name, i) => {
      const scenario = await scenarioNamed(engine, name);
      // A scenario may be compared with a changed copy of the same name.
      const title = i === 1 && name === first ? `${name} (2)` : name;
      return { name: title, scenario: { ...scenario, ticks: ticks ?? scenario.ticks } };
    }),
  );
  const pairs = [
    ...compared.flatMap((metric) => {
      const name = metricName(metric);
      const [one, two] = cases;
      return one === undefined || two === undefined
        ? []
        : [{ minuend: { case: two.name, metric: name }, subtrahend: { case: one.name, metric: name } }];
    }),
    ...within.flatMap(([a, b]) =>
      cases.map(({ name }) => ({
        minuend: { case: name, metric: metricName(a) },
        subtrahend: { case: name, metric: metricName(b) },
      })),
    ),
  ];
  const progress = new RunProgress(process.stderr, 'tick');
  const stop = new AbortController();
  const signals = stopOnSignal('tick', () => stop.abort());
  try {
    const metrics = [...new Map([...compared, ...within.flat()].map((one) => [metricName(one), one])).values()];
    const result = await compareScenarios({ cases, seeds }, metrics, pairs, {
      signal: stop.signal,
      onProgress: ({ ticksDone, ticks: of, runsDone, runs, secondsLeft }) =>
        progress.update({ done: ticksDone, of, stage: `${runsDone} of ${runs} runs`, secondsLeft }),
    });
    progress.end();
    if (json) process.stdout.write(`${JSON.stringify(result)}\n`);
    else printComparison(result, process.stdout);
    const failed = result.runs.filter(({ state }) => state === 'failed').length;
    if (stop.signal.aborted) process.exitCode = signals.status();
    else if (failed > 0) process.exitCode = 1;
  } finally {
    progress.end();
    signals.stopListening();
  }
}

async function scenarioNamed(engine: Engine, name: string) {
  const document = name.endsWith('.json')
    ? (await readStudyFile(name)).document
    : await engine.handle('getScenario', { name });
  if (document.format === 'folkmoot-scenario/1') return document;
  throw new InputError('document-kind', `${document.name} is a federation, a study without a DAO`, {
    field: 'scenario',
    value: name,
    hint: 'Compare scenarios of DAOs; `folkmoot scenarios` lists them.',
  });
}

function seedList(text: string): readonly number[] {
  const seeds = parseSeeds(text);
  if (seeds !== null) return seeds;
  throw new InvalidArgumentError(`Seeds are whole numbers and ranges like 1-20,30, at most ${MOST_RUNS} of them.`);
}

function metricIn(text: string): Metric {
  const metric = parseMetric(text);
  if (metric !== null) return metric;
  throw new InvalidArgumentError(`"${text}" is no measure: give a reporter's name, or name:${SUMMARIES.join('|')}.`);
}

const addMetric = (text: string, before: readonly Metric[] = []) => [...before, metricIn(text)];

function addPair(text: string, before: readonly (readonly [Metric, Metric])[] = []) {
  const [a, b, ...rest] = text.split(',');
  if (a === undefined || b === undefined || rest.length > 0) {
    throw new InvalidArgumentError('A pair is two measures with a comma between them.');
  }
  return [...before, [metricIn(a), metricIn(b)] as const];
}
