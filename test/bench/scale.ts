import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { ScaleReport } from './scale-run.js';
import { SCALES, type Scale } from './scale-scenarios.js';

/** One run at scale, in a process of its own. */
export interface ScaleBench extends ScaleReport {
  /** Cost of a tick at the end over that at the start. */
  readonly ratio: number;
  /** Most memory that the chain's node was seen to hold; `null` where the system does not tell (Windows). */
  readonly nodeMemoryMB: number | null;
}

const PROGRAM = fileURLToPath(new URL('scale-run.js', import.meta.url));
/** Between two looks at the node's memory, in milliseconds. */
const INTERVAL = 1_000;
const run = promisify(execFile);

/** Runs one of the scenarios at scale. @param ticks as many as the scenario says when left out */
export async function benchScale(name: Scale, ticks: number = SCALES[name].ticks): Promise<ScaleBench> {
  const child = spawn(process.execPath, [PROGRAM, name, String(ticks)], { stdio: ['ignore', 'pipe', 'inherit'] });
  let text = '';
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    text += chunk;
  });
  let nodeMemoryMB: number | null = null;
  const timer = setInterval(async () => {
    const seen = await nodeMemory(child.pid!);
    if (seen !== null) nodeMemoryMB = Math.max(nodeMemoryMB ?? 0, seen);
  }, INTERVAL);
  const [code] = await once(child, 'close');
  clearInterval(timer);
  if (code !== 0) throw new Error(`the run of ${name} ended with status ${code}`);
  const report = JSON.parse(text) as ScaleReport;
  return { ...report, ratio: report.lastMillis / report.firstMillis, nodeMemoryMB };
}

/** Resident memory in MB of the anvil among a process's descendants. */
async function nodeMemory(ancestor: number): Promise<number | null> {
  if (process.platform === 'win32') return null;
  const { stdout } = await run('ps', ['-axo', 'pid=,ppid=,rss=,comm=']);
  const processes = stdout
    .trim()
    .split('\n')
    .map((line) => {
      const [pid, parent, kilobytes, ...command] = line.trim().split(/\s+/);
      return { pid: Number(pid), parent: Number(parent), kilobytes: Number(kilobytes), command: command.join(' ') };
    });
  const parents = new Map(processes.map(({ pid, parent }) => [pid, parent]));
  const descends = (pid: number): boolean => {
    for (let at: number | undefined = pid; at !== undefined && at > 1; at = parents.get(at)) {
      if (at === ancestor) return true;
    }
    return false;
  };
  const anvil = processes.find(({ pid, command }) => command.endsWith('anvil') && descends(pid));
  return anvil === undefined ? null : anvil.kilobytes / 1024;
}
