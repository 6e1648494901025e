import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';

interface ProcessRow {
  readonly pid: number;
  readonly parent: number;
  readonly command: string;
}

function rows(): ProcessRow[] {
  if (process.platform === 'linux') return readdirSync('/proc').flatMap(readProc);
  const table = execFileSync('ps', ['-axo', 'pid=,ppid=,command='], { encoding: 'utf8' });
  return table.split('\n').flatMap((line) => {
    const match = /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line);
    return match === null ? [] : [{ pid: Number(match[1]), parent: Number(match[2]), command: match[3] ?? '' }];
  });
}

function readProc(name: string): ProcessRow[] {
  if (!/^\d+$/.test(name)) return [];
  try {
    const stat = readFileSync(`/proc/${name}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    // A process that ended and was not yet collected by its parent holds nothing.
    if (fields[0] === 'Z') return [];
    const command = readFileSync(`/proc/${name}/cmdline`, 'utf8').replaceAll('\0', ' ').trim();
    return [{ pid: Number(name), parent: Number(fields[1]), command }];
  } catch {
    return [];
  }
}

/** All processes that descend from one, itself not included. */
export function descendants(pid: number): ProcessRow[] {
  const all = rows();
  const found: ProcessRow[] = [];
  const parents = new Set([pid]);
  for (let grew = true; grew; ) {
    grew = false;
    for (const row of all) {
      if (!parents.has(row.parent) || parents.has(row.pid)) continue;
      parents.add(row.pid);
      found.push(row);
      grew = true;
    }
  }
  return found;
}

/** Those of the processes that still run; a number given anew to another program does not count. */
export function survivors(before: readonly ProcessRow[]): ProcessRow[] {
  const now = new Map(rows().map((row) => [row.pid, row.command]));
  return before.filter(({ pid, command }) => now.get(pid) === command);
}
