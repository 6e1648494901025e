import { mkdir, writeFile } from 'node:fs/promises';
import { cpus } from 'node:os';
import { dirname, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { fuzzEngine } from './commands/over-engine.js';
import { fuzzLines } from './commands/over-lines.js';
import { fuzzWire } from './commands/over-wire.js';
import { tryDisk } from './disk/disk.js';
import { type Figures, printFigures } from './figures.js';
import { tryFiles } from './files/files.js';
import { tryKills } from './kills/kills.js';

/*
 * `npm run faults [-- PART …] [--seed N] [--most N] [--json FILE]`: tries what must not break the product, prints a table of each part
 * and writes everything as JSON. `--most` tries no more than that of each command, kind of file or way to write. Its status is 1 when something is not as it has to be.
 */

const EVERYTHING = 1_000_000;
const parts: Readonly<Record<string, readonly ((seed: number, most: number) => Promise<Figures>)[]>> = {
  commands: [
    (seed, most) => fuzzEngine({ seed, most, mostWithin: Math.min(most, 150) }),
    (seed, most) => fuzzWire({ seed, most: Math.min(most, 60), mostWithin: Math.min(most, 40) }),
    (seed, most) => fuzzLines({ seed, most }),
  ],
  files: [(seed, most) => tryFiles({ seed, most })],
  kills: [(seed, most) => tryKills({ seed, kills: Math.min(most, 60) })],
  disk: [(seed, most) => tryDisk({ seed, most })],
};

function askedFor() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: {
        seed: { type: 'string', default: '1' },
        most: { type: 'string', default: String(EVERYTHING) },
        json: { type: 'string', default: 'test/output/faults.json' },
      },
    });
  } catch (error) {
    refuse((error as Error).message);
  }
}

function refuse(what: string): never {
  console.error(`faults: ${what}; parts are ${Object.keys(parts).join(', ')}, options --seed, --most and --json.`);
  process.exit(2);
}

const { values, positionals } = askedFor();
const unknown = positionals.find((part) => !Object.hasOwn(parts, part));
const noNumber = (['seed', 'most'] as const).find((name) => !/^\d{1,9}$/.test(values[name]));
if (noNumber !== undefined) refuse(`--${noNumber} ${values[noNumber]} is no number`);
if (unknown !== undefined) refuse(`there is no part "${unknown}"`);
const figures: Figures[] = [];
for (const [part, tries] of Object.entries(parts)) {
  if (positionals.length > 0 && !positionals.includes(part)) continue;
  for (const attempt of tries) {
    const found = await attempt(Number(values.seed), Number(values.most));
    figures.push(found);
    printFigures(found);
  }
}
const file = resolve(values.json);
await mkdir(dirname(file), { recursive: true });
const about = { node: process.versions.node, cores: cpus().length, date: new Date().toISOString() };
await writeFile(file, `${JSON.stringify({ ...about, figures }, null, 2)}\n`);
const count = figures.reduce((sum, { faults }) => sum + faults.length, 0);
console.log(`\n${count === 0 ? 'Green' : `${count} not green`}. Written as JSON to ${values.json}`);
process.exit(count === 0 ? 0 : 1);
