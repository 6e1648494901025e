import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { randomStream } from '../../../simulations/random/index.js';
import { makeHostilePlaces } from '../commands/hostile-places.js';
import type { Fault, Figures } from '../figures.js';
import { lacksOfEnd } from '../refusals.js';
import { hostileCode } from './hostile-code.js';
import { fileKinds } from './kinds.js';
import { type Measured, measuredCommand } from './measured-command.js';

/**
 * A hostile file is told of within this time (s) and memory (MB), whatever is in it. Where the machine has more to do than it
 * has cores, the time in which its processes were at work is what counts.
 */
const MOST_SECONDS = 20;
/** What has not ended by then (s) hangs. */
const LATEST = 180;
const MOST_MEGABYTES = 1024;

export interface FileOptions {
  readonly seed: number;
  /** Files of each kind at most. */
  readonly most: number;
  /** Kinds of files at most, drawn by the seed; all when left out. */
  readonly kinds?: number;
  /** Whether the limits of time and memory are held: a test's machine may be busy. */
  readonly limits?: boolean;
}

interface Case {
  readonly tried: string;
  readonly kind: string;
  readonly line: readonly string[];
  /** Whether it may end with 1, as a rehearsal does whose chain was brought to its end. */
  readonly status?: number;
}

/** Opens hostile files of every kind with every command that opens such, each in processes of their own. */
export async function tryFiles({ seed, most, kinds, limits = true }: FileOptions): Promise<Figures> {
  const root = mkdtempSync(join(tmpdir(), 'folkmoot-files-'));
  const [home, scratch] = [mkdtempSync(join(root, 'home-')), mkdtempSync(join(root, 'scratch-'))];
  const faults: Fault[] = [];
  const ends: { readonly kind: string; readonly end: Measured }[] = [];
  const attempt = async ({ tried, kind, line }: Case) => {
    const end = await measuredCommand(line, { home, scratch }, LATEST);
    ends.push({ kind, end });
    for (const cameOf of wrongWith(end, limits)) {
      faults.push({ tried: `${tried}: folkmoot ${line.join(' ')}`, cameOf });
      process.stderr.write(`✗ ${tried}: ${cameOf.slice(0, 300)}\n`);
    }
  };
  try {
    const all = fileKinds(seed, root);
    const drawn = kinds === undefined ? all : randomStream(seed, 'kinds').shuffle(all).slice(0, kinds);
    for (const { name, ending, broken, opened } of drawn) {
      const places = await makeHostilePlaces(ending);
      const random = randomStream(seed, 'files', name);
      const hostile = [...broken, ...[...places.paths].map(([what, path]) => ({ name: what, path }))];
      for (const one of random.shuffle(hostile).slice(0, most)) {
        const path = 'path' in one ? one.path : join(root, `hostile${ending}`);
        if (!('path' in one)) {
          writeFileSync(path, one.make());
          if (one.stretchedTo !== undefined) truncateSync(path, one.stretchedTo);
        }
        // A name with a zero byte reaches no program.
        if (path.includes('\0')) continue;
        for (const open of opened) {
          const line = open(path, join(root, 'beside'));
          await attempt({ kind: name, tried: `${name}, ${one.name}`, line });
        }
        if (!('path' in one)) rmSync(path);
      }
      places.remove();
    }
    for (const { name, line } of hostileCode(join(root, 'code'), seed, most)) {
      await attempt({ kind: 'bytecode', tried: `bytecode, ${name}`, line });
    }
  } finally {
    rmSync(root, { recursive: true, force: true, maxRetries: 10 });
  }
  return { part: 'files', seed, rows: rowsOf(ends), faults, skipped: skippedOf(ends) };
}

function wrongWith(end: Measured, limits: boolean): string[] {
  const { late, seconds, worked, megabytes } = end;
  if (late) return [`it has not ended within ${LATEST} s`];
  const slow = worked === null || crowding() <= 1 ? seconds : worked;
  const lacks = lacksOfEnd(end);
  return [
    ...(lacks === null ? [] : [lacks]),
    ...(limits && slow > MOST_SECONDS ? [`it took ${slow.toFixed(1)} s`] : []),
    ...(limits && megabytes !== null && megabytes > MOST_MEGABYTES ? [`it took ${megabytes.toFixed(0)} MB`] : []),
  ];
}

/** How many want each core. */
const crowding = () => loadavg()[0]! / cpus().length;

function rowsOf(ends: readonly { readonly kind: string; readonly end: Measured }[]): [string, string][] {
  const kinds = [...new Set(ends.map(({ kind }) => kind))];
  const most = (of: typeof ends, what: (end: Measured) => number) => Math.max(0, ...of.map(({ end }) => what(end)));
  return [
    ['commands with a hostile file', String(ends.length)],
    ['refused, or reported as what it is', String(ends.filter(({ end }) => end.status !== 0).length)],
    ['load of the machine for each core at the end', crowding().toFixed(1)],
    ['slowest, s', most(ends, ({ seconds }) => seconds).toFixed(1)],
    ['most work of its processes, s', most(ends, ({ worked }) => worked ?? 0).toFixed(1)],
    ['most memory of its processes, MB', most(ends, ({ megabytes }) => megabytes ?? 0).toFixed(0)],
    ...kinds.map((kind): [string, string] => {
      const own = ends.filter((one) => one.kind === kind);
      const seconds = most(own, (end) => end.worked ?? end.seconds).toFixed(1);
      return [
        `  ${kind}: commands, s of work at most, MB at most`,
        `${own.length}, ${seconds}, ${most(own, (end) => end.megabytes ?? 0).toFixed(0)}`,
      ];
    }),
  ];
}

const skippedOf = (ends: readonly { readonly end: Measured }[]): string[] =>
  ends.every(({ end }) => end.megabytes === null) ? ['memory: the system does not tell that of a process'] : [];
