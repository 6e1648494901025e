import { execFileSync } from 'node:child_process';
import { closeSync, mkdirSync, openSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';

/** A disk of its own that can be filled to the last byte. */
export interface SmallDisk {
  readonly folder: string;
  fill(): void;
  /** Makes room again. */
  free(): void;
}

/** Programs and arguments before a program's own that give it mounts which nobody else sees, without rights of root. */
export const IN_NAMESPACE = ['unshare', '--user', '--map-root-user', '--mount', '--'] as const;

/** Why no disk can be mounted here, or `null`. */
export function whyNoSmallDisk(): string | null {
  const [program, ...args] = IN_NAMESPACE;
  try {
    execFileSync(program, [...args, 'mount', '-t', 'tmpfs', '-o', 'size=1m', 'none', '/mnt'], { stdio: 'pipe' });
    return null;
  } catch (error) {
    const why = String((error as { stderr?: Buffer }).stderr ?? '').trim() || (error as Error).message;
    return `a disk of its own needs namespaces of Linux, and here: ${why}`;
  }
}

/** Mounts one in memory. Only for a program that was started with `IN_NAMESPACE`: its end is that of the disk. */
export function mountSmallDisk(folder: string, megabytes: number): SmallDisk {
  mkdirSync(folder, { recursive: true });
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'none', folder]);
  const filler = join(folder, 'filler');
  return {
    folder,
    fill: () => {
      const file = openSync(filler, 'a');
      for (let part = Buffer.alloc(1 << 20); part.length > 0; ) {
        try {
          writeSync(file, part);
        } catch (error) {
          if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
          part = part.subarray(0, Math.floor(part.length / 2));
        }
      }
      closeSync(file);
    },
    free: () => rmSync(filler, { force: true }),
  };
}
