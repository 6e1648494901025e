import { readFileSync } from 'node:fs';
import type { RunManifest } from './run-manifest.js';

type Owner = NonNullable<RunManifest['owner']>;

/** This process, in the way a manifest names its owner. */
export function thisProcess(): Owner {
  return { pid: process.pid, startedAt: startOf(process.pid) };
}

/** Whether the process that owns a run is still there: the same process, not another that got its number. */
export function isAlive({ pid, startedAt }: Owner): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    // A process of somebody else's is there, and is not one of ours.
    return (error as NodeJS.ErrnoException).code === 'EPERM' && startedAt === null;
  }
  const start = startOf(pid);
  return start === null || startedAt === null || start === startedAt;
}

/** Start of a process in clock ticks since boot, with the boot's id; `null` where the system does not tell (only Linux does). */
function startOf(pid: number): string | null {
  if (process.platform !== 'linux') return null;
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    // A zombie has died and only waits for its parent to notice.
    if (fields[0] === 'Z') return 'dead';
    return `${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()}:${fields[19]}`;
  } catch {
    return null;
  }
}
