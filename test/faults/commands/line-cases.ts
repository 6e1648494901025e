import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { surviveStrayErrors } from '../../../simulations/api/index.js';
import { showOnlyText } from '../../../simulations/cli/endure-closed-output.js';
import { createProgram } from '../../../simulations/cli/program.js';
import { reportError } from '../../../simulations/cli/report-error.js';
import { type CommandEnd, lacksOfEnd } from '../refusals.js';
import type { Told } from '../supervise.js';
import { hostileLines } from './hostile-lines.js';
import { makeHostilePlaces } from './hostile-places.js';
import { usualLines } from './usual-lines.js';

/*
 * A program under `supervise`: runs hostile command lines one after another in this process, as `cli/main.ts` does. Arguments:
 * the seed, a folder, the most lines of a command, the hostile nodes' addresses as JSON, and the first case.
 */
const [seed, folder, most, nodes, first] = process.argv.slice(2);
mkdirSync(folder!, { recursive: true });
process.chdir(folder!);
process.env.FOLKMOOT_HOME = join(folder!, 'home');
const toParent = process.stderr.write.bind(process.stderr);
surviveStrayErrors((text) => void toParent(text));
const written = { stdout: '', stderr: '' };
for (const name of ['stdout', 'stderr'] as const) {
  process[name].write = ((chunk: string | Uint8Array) => {
    written[name] += typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString('latin1');
    return true;
  }) as typeof process.stdout.write;
}
showOnlyText(process.stdout);
showOnlyText(process.stderr);

const study = usualLines(folder!, '').run!;
await end([`run`, `--ticks=1`, `--backend=cpu`, ...study.args]);
const run = written.stderr.match(/runs[\\/]([\w-]+)/)?.[1] ?? written.stdout.match(/runs[\\/]([\w-]+)/)?.[1];
if (run === undefined) throw new Error(`no run to export: ${written.stderr}${written.stdout}`);
const json = await makeHostilePlaces('.json');
const csv = await makeHostilePlaces('.csv');
const places = new Map([...json.paths, ...[...csv.paths].map(([what, path]) => [`${what} (csv)`, path] as const)]);
const usual = usualLines(folder!, run);
const there = { usual, places, nodes: new Map(JSON.parse(nodes!) as [string, string][]) };
const lines = hostileLines(createProgram(), there, Number(seed), Number(most));
for (let index = Number(first); index < lines.length; index++) {
  const { tried, line } = lines[index]!;
  await tell({ kind: 'trying', index, tried: `${tried}: folkmoot ${line.join(' ')}` });
  const ended = await end(line);
  const lacks = lacksOfEnd(ended);
  await tell({
    kind: 'tried',
    index,
    ended: lacks !== null ? 'fault' : ended.status === 0 ? 'fine' : 'refused',
    cameOf: lacks ?? '',
  });
}
json.remove();
csv.remove();
await tell({ kind: 'done' });
process.exit(0);

/** Runs a command line to its end. */
async function end(line: readonly string[]): Promise<CommandEnd> {
  written.stdout = '';
  written.stderr = '';
  process.exitCode = undefined;
  const status = await createProgram()
    .parseAsync(['node', 'folkmoot', ...line])
    .then(
      () => Number(process.exitCode ?? 0),
      (error: unknown) => reportError(error, process.stderr),
    );
  process.exitCode = undefined;
  return { status, ...written };
}

function tell(told: Told): Promise<void> {
  return new Promise((resolve, reject) =>
    process.send!(told, (error: Error | null) => (error ? reject(error) : resolve())),
  );
}
