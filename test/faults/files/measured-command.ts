import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { descendants } from '../../e2e/process-tree.js';
import { builtProgram } from '../programs.js';
import type { CommandEnd } from '../refusals.js';

/** How a command ended, and what it took. */
export interface Measured extends CommandEnd {
  readonly seconds: number;
  /** Of these, how long (s) its processes were at work; `null` where the system does not tell. */
  readonly worked: number | null;
  /** The most memory (MB) that its processes had together, each at its own peak; `null` where the system does not tell. */
  readonly megabytes: number | null;
  /** Whether it was killed because it took too long. */
  readonly late: boolean;
}

/** How often (ms) the memory of a command's processes is looked at. Each tells its own peak, so that few are missed. */
const EVERY = 100;
/** Output beyond this (characters) is not kept. */
const MOST_KEPT = 200_000;

/** Runs a command of the built product to its end, or kills it after a time (s). */
export function measuredCommand(
  line: readonly string[],
  places: { readonly home: string; readonly scratch: string },
  limit: number,
): Promise<Measured> {
  const { home, scratch } = places;
  const env = { ...process.env, FOLKMOOT_HOME: home, TMPDIR: scratch, TEMP: scratch, TMP: scratch };
  const started = performance.now();
  const program = builtProgram('simulations/cli/main.ts');
  const child = spawn(process.execPath, [program, ...line], { cwd: home, env, stdio: ['ignore', 'pipe', 'pipe'] });
  const output = { stdout: '', stderr: '' };
  for (const name of ['stdout', 'stderr'] as const) {
    child[name].setEncoding('utf8').on('data', (text: string) => {
      if (output[name].length < MOST_KEPT) output[name] += text;
    });
  }
  let peak: number | null = null;
  const worked = new Map<number, number>();
  const watch = setInterval(() => {
    const all = [child.pid!, ...descendants(child.pid!).map(({ pid }) => pid)];
    const sum = all.reduce((total, pid) => total + (peakOf(pid) ?? 0), 0);
    if (sum > 0) peak = Math.max(peak ?? 0, sum);
    for (const pid of all) worked.set(pid, workOf(pid) ?? worked.get(pid) ?? 0);
  }, EVERY);
  let late = false;
  const timer = setTimeout(() => {
    late = true;
    for (const { pid } of descendants(child.pid!)) {
      try {
        process.kill(pid, 'SIGKILL');
      } catch {
        // It is gone.
      }
    }
    child.kill('SIGKILL');
  }, limit * 1000);
  return new Promise((resolve) => {
    child.once('close', (status) => {
      clearInterval(watch);
      clearTimeout(timer);
      const seconds = (performance.now() - started) / 1000;
      const work = peak === null ? null : [...worked.values()].reduce((total, one) => total + one, 0);
      resolve({ status, ...output, seconds, worked: work, megabytes: peak, late });
    });
  });
}

/** The most memory (MB) that a process ever had; `null` when it is gone or the system does not say. */
function peakOf(pid: number): number | null {
  try {
    const match = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'));
    return match === null ? null : Number(match[1]) / 1024;
  } catch {
    return null;
  }
}

/** Clock ticks in a second, in which Linux tells the time of a process. */
const TICKS = 100;

/** How long (s) a process was at work so far. */
function workOf(pid: number): number | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return (Number(fields[11]) + Number(fields[12])) / TICKS;
  } catch {
    return null;
  }
}
