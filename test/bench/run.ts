import { mkdir, writeFile } from 'node:fs/promises';
import { cpus } from 'node:os';
import { dirname, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { attacksSection, benchAttacks, writeAttacksSection } from './attacks.js';
import { benchCommands } from './commands.js';
import { benchEarning, earningTable } from './earning.js';
import { benchForecast } from './forecast.js';
import { benchLearning } from './learning/bench-learning.js';
import { printLearning } from './learning/print-learning.js';
import { benchLongRun } from './long-run.js';
import { printTable } from './print-table.js';
import { benchScale, type ScaleBench } from './scale.js';
import { SCALES } from './scale-scenarios.js';
import { benchStages } from './stages.js';
import { benchStories, storiesSection, writeStoriesSection } from './stories.js';
import { benchFullState, benchTransactions } from './transactions.js';
import { benchWindow } from './window.js';

/*
 * `npm run bench [-- PART …] [--ticks N] [--out FILE] [--docs]`: measures the parts named in one run, prints a table of
 * each and writes everything as JSON. All by default except `attacks`, `commands`, `earning` and `stories`, which take minutes,
 * and `window`, which needs a browser; `--docs` puts the tables of attacks and stories into the handbook. `--ticks` shortens the runs at
 * scale, the stories and the window's run, too.
 */

const PARTS = [
  'transactions',
  'full-state',
  'stages',
  'economy',
  'earning',
  'learning',
  'long-run',
  'thousand',
  'ten-thousand',
  'forecast',
  'attacks',
  'commands',
  'stories',
  'window',
] as const;
const ONLY_WHEN_NAMED: readonly string[] = ['attacks', 'commands', 'earning', 'stories', 'window'];

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    ticks: { type: 'string' },
    out: { type: 'string', default: 'test/output/bench.json' },
    docs: { type: 'boolean', default: false },
  },
});
const unknown = positionals.filter((part) => !(PARTS as readonly string[]).includes(part));
if (unknown.length > 0 || !/^[1-9]\d*$/.test(values.ticks ?? '1')) {
  console.error(
    `bench: ${unknown.length > 0 ? `there is no part "${unknown[0]}"` : `--ticks ${values.ticks} is not a whole number`}; parts are ${PARTS.join(', ')}.`,
  );
  process.exit(2);
}
const ticks = values.ticks === undefined ? undefined : Number(values.ticks);
const wanted = (part: (typeof PARTS)[number]) =>
  positionals.includes(part) || (positionals.length === 0 && !ONLY_WHEN_NAMED.includes(part));
const results: Record<string, unknown> = {
  node: process.versions.node,
  cores: cpus().length,
  date: new Date().toISOString(),
};

if (wanted('transactions')) {
  const bench = await benchTransactions();
  results.transactions = bench;
  printTable('Token transfers a second, through the whole path', [
    ['anvil', bench.anvilPerSecond.toFixed(0)],
    ['ganache', bench.ganachePerSecond.toFixed(0)],
    ['anvil : ganache', bench.ratio.toFixed(1)],
    ['bare transport on anvil', bench.barePerSecond.toFixed(0)],
    ['whole path : bare transport', bench.ofBare.toFixed(2)],
  ]);
}
if (wanted('full-state')) {
  const bench = await benchFullState();
  results.fullState = bench;
  printTable(`Token transfers a second with ${bench.slots} storage slots`, [
    ['whole path', bench.wholePerSecond.toFixed(0)],
    ['bare transport', bench.barePerSecond.toFixed(0)],
    ['whole path : bare transport', bench.ofBare.toFixed(2)],
    ['whole path where state roots are computed', bench.rootedPerSecond.toFixed(0)],
    ['without : with state roots', bench.ofRooted.toFixed(1)],
    ['empty block, ms', bench.emptyMillis.toFixed(1)],
    ['empty block with its state root, ms', bench.rootedEmptyMillis.toFixed(1)],
  ]);
}
for (const [part, scenario, most] of [
  ['stages', 'quickstart', 26],
  ['economy', 'economy', 104],
] as const) {
  if (!wanted(part)) continue;
  const bench = await benchStages(scenario, Math.min(ticks ?? most, most));
  results[part] = bench;
  printTable(
    `Milliseconds a tick of ${bench.scenario}, by stage (${bench.ticks} ticks in ${bench.wallSeconds} s)`,
    Object.entries(bench.millisPerTick).map(([stage, millis]) => [stage, millis.toFixed(1)]),
  );
}
if (wanted('earning')) {
  const bench = await benchEarning(ticks);
  results.earning = bench;
  console.log(earningTable(bench));
}
if (wanted('learning')) {
  const bench = await benchLearning();
  results.learning = bench;
  printLearning(bench);
}
if (wanted('long-run')) {
  const bench = await benchLongRun(ticks ?? 1000);
  results.longRun = bench;
  printTable(`${bench.ticks} ticks of ${bench.agents} active agents (${bench.transactions} transactions)`, [
    ['first 100 ticks after warm-up, ms a tick', bench.firstMillis.toFixed(1)],
    ['last 100 ticks, ms a tick', bench.lastMillis.toFixed(1)],
    ['last : first', bench.ratio.toFixed(2)],
    ['peak memory, MB', bench.peakMemoryMB.toFixed(0)],
  ]);
}
for (const part of ['thousand', 'ten-thousand'] as const) {
  if (!wanted(part)) continue;
  const bench = await benchScale(part, ticks === undefined ? undefined : Math.min(ticks, SCALES[part].ticks));
  results[part === 'thousand' ? 'thousand' : 'tenThousand'] = bench;
  printScale(bench);
}
if (wanted('forecast')) {
  const bench = benchForecast();
  results.forecast = bench;
  printTable(
    'Milliseconds of one forecast',
    bench.map(({ voters, runs, turnout, lateExtension, milliseconds }) => [
      `${voters} voters × ${runs} runs, turnout ${turnout * 100} %${lateExtension ? ', late quorum extension' : ''}`,
      milliseconds.toFixed(0),
    ]),
  );
}
if (wanted('attacks')) {
  const bench = await benchAttacks();
  results.attacks = bench;
  const section = attacksSection(bench);
  console.log(section);
  if (values.docs) await writeAttacksSection(section);
}
if (wanted('commands')) {
  const bench = await benchCommands();
  results.commands = bench;
  printTable(
    'The longest that others waited behind a command with much to do, ms (of these computing)',
    bench.map(({ command, how, wallMillis, processorMillis, seconds }) => [
      `${command}, ${how}, ${seconds.toFixed(1)} s in all`,
      `${wallMillis.toFixed(0)} (${processorMillis ?? '?'})`,
    ]),
  );
}
if (wanted('stories')) {
  const bench = await benchStories(ticks);
  results.stories = bench;
  const section = storiesSection(bench);
  console.log(section);
  if (values.docs) await writeStoriesSection(section);
}
if (wanted('window')) {
  const bench = await benchWindow(ticks ?? 300);
  results.window = bench;
  printTable(`The window over ${bench.ticks} ticks of ${bench.scenario}, in headless Chromium`, [
    ['from the command to its address, ms', bench.addressMillis.toFixed(0)],
    ['from the address to the library, ms', bench.libraryMillis.toFixed(0)],
    ['from Start to the first moving chart, ms', bench.firstPictureMillis.toFixed(0)],
    ['the run, s', bench.runSeconds.toFixed(1)],
    ['tasks over 200 ms', String(bench.tasks.noticed)],
    ['tasks over 50 ms', String(bench.tasks.long)],
    ['the longest task, ms', bench.tasks.longestMillis.toFixed(0)],
    ['all tasks over 50 ms, ms', bench.tasks.totalMillis.toFixed(0)],
    ['processor time of the page, s', bench.processor.all.toFixed(1)],
    ['of which scripts, s', bench.processor.script.toFixed(1)],
    ['of which layout and styles, s', bench.processor.layout.toFixed(1)],
    ['heap at the first picture, MB', bench.heapAtFirstPictureMB.toFixed(1)],
    ['heap at the end, MB', bench.heapAtEndMB.toFixed(1)],
    ['heap at most, with garbage, MB', bench.heapPeakMB.toFixed(1)],
    ['nodes of the page at the end', String(bench.nodesAtEnd)],
    ['load of the machine at the end', bench.load.toFixed(1)],
  ]);
}

const file = resolve(values.out);
await mkdir(dirname(file), { recursive: true });
await writeFile(file, `${JSON.stringify(results, null, 2)}\n`);
console.log(`Written as JSON to ${values.out}`);

function printScale(bench: ScaleBench): void {
  printTable(`${bench.agents} agents for ${bench.ticks} ticks (${bench.transactions} transactions)`, [
    ['wall, s', bench.wallSeconds.toFixed(1)],
    ...Object.entries(bench.millisPerTick).map(([stage, millis]): [string, string] => [
      `${stage}, ms a tick`,
      millis.toFixed(1),
    ]),
    ['first ticks after warm-up, ms a tick', bench.firstMillis.toFixed(1)],
    ['last ticks, ms a tick', bench.lastMillis.toFixed(1)],
    ['last : first', bench.ratio.toFixed(2)],
    ['peak memory of the engine, MB', bench.peakMemoryMB.toFixed(0)],
    ['peak memory of the node, MB', bench.nodeMemoryMB === null ? 'unknown' : bench.nodeMemoryMB.toFixed(0)],
  ]);
}
