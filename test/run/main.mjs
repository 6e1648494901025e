// @ts-check
import process from 'node:process';
import { parseArgs } from 'node:util';
import { SetUpError } from '../../electron/bootstrap/say.mjs';
import { runChecks } from './checks.mjs';
import { runForge } from './forge-section.mjs';
import { runNative } from './native-section.mjs';
import { runVitest } from './vitest-section.mjs';

/** @typedef {import('./section.mjs').Section} Section */
/** @typedef {import('./section.mjs').Outcome} Outcome */

/**
 * Everything, from quick to slow.
 * @type {readonly Section[]}
 */
const sections = [
  { name: 'checks', run: runChecks },
  { name: 'contracts', run: runForge },
  { name: 'unit', run: () => runVitest('unit') },
  { name: 'integration', run: () => runVitest('integration') },
  { name: 'determinism', run: (alone) => runVitest('determinism', alone ? [] : ['--no-file-parallelism']) },
  { name: 'e2e', run: () => runVitest('e2e', ['--no-file-parallelism']) },
];

/** Each of these keeps one core busy for the most part, so that two of them take as long as the longer one. */
const sideBySide = [
  ['checks', 'contracts'],
  ['determinism', 'e2e'],
];

/**
 * What runs only when it is asked for by name.
 * @type {readonly Section[]}
 */
const named = [{ name: 'native', run: runNative }];

/**
 * Runs the sections and prints a summary whose last line is `N passed, N failed`.
 * @param {string[]} args `--only a,b` runs some sections; `--bail` stops after the first that fails
 * @returns {Promise<number>} the exit status
 */
export async function runTests(args) {
  const chosen = chooseSections(args);
  const bail = args.includes('--bail');
  /** @type {(Outcome & { name: string, seconds: number })[]} */
  const outcomes = [];
  for (const group of grouped(chosen)) {
    process.stdout.write(`\n── ${group.map(({ name }) => name).join(' and ')} ──\n`);
    const started = performance.now();
    const ended = await Promise.all(
      group.map(async ({ name, run }) => {
        const outcome = await run(group.length === 1);
        return { ...outcome, name, seconds: (performance.now() - started) / 1000 };
      }),
    );
    outcomes.push(...ended);
    if (bail && ended.some(({ failed }) => failed > 0)) break;
  }
  process.stdout.write('\n── summary ──\n');
  for (const { failures } of outcomes)
    for (const failure of failures) process.stdout.write(`FAIL  ${failure.replaceAll('\n', '\n      ')}\n`);
  for (const { name, passed, failed, skipped, seconds } of outcomes) {
    const line = `${name.padEnd(12)} ${String(passed).padStart(5)} passed ${String(failed).padStart(4)} failed ${String(skipped.length).padStart(4)} skipped ${seconds.toFixed(0).padStart(5)} s`;
    process.stdout.write(`${line}\n`);
    for (const reason of skipped) process.stdout.write(`             skipped: ${reason}\n`);
  }
  const passed = outcomes.reduce((sum, outcome) => sum + outcome.passed, 0);
  const failed = outcomes.reduce((sum, outcome) => sum + outcome.failed, 0);
  process.stdout.write(`${passed} passed, ${failed} failed\n`);
  return failed === 0 && passed > 0 ? 0 : 1;
}

/**
 * What runs at the same time, in order.
 * @param {readonly Section[]} chosen
 * @returns {readonly (readonly Section[])[]}
 */
function grouped(chosen) {
  /** @type {Section[][]} */
  const groups = [];
  for (const section of chosen) {
    const together = sideBySide.find((names) => names.includes(section.name));
    const group = groups.find(([first]) => first !== undefined && together?.includes(first.name));
    if (group === undefined) groups.push([section]);
    else group.push(section);
  }
  return groups;
}

/**
 * @param {string[]} args
 * @returns {readonly Section[]}
 */
function chooseSections(args) {
  const all = [...sections, ...named];
  const names = all.map(({ name }) => name).join(', ');
  let only;
  try {
    ({ only } = parseArgs({ args, options: { only: { type: 'string' }, bail: { type: 'boolean' } } }).values);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new SetUpError(reason, 'The flags are --only SECTION[,SECTION…] and --bail.', 2);
  }
  if (only === undefined) return sections;
  const wanted = only.split(',');
  const unknown = wanted.find((name) => !all.some((section) => section.name === name));
  if (unknown !== undefined) throw new SetUpError(`There is no section "${unknown}".`, `The sections are ${names}.`, 2);
  return all.filter(({ name }) => wanted.includes(name));
}
