import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process';
import { HANGS } from '../fixtures/until.js';

/** A process that a test started: what it said so far, and its ways to end. */
export interface StartedProcess {
  readonly child: ChildProcess;
  readonly pid: number;
  /** Everything written so far, both streams. */
  output(): string;
  /** The first match in what it writes. @throws Error with all it said, when it ends or hangs first */
  said(pattern: RegExp): Promise<RegExpExecArray>;
  /** Its exit status, or the signal that ended it. */
  readonly ended: Promise<number | NodeJS.Signals>;
}

export function startProcess(args: readonly string[], options: SpawnOptions = {}): StartedProcess {
  const child = spawn(process.execPath, args, { ...options, stdio: ['ignore', 'pipe', 'pipe', 'ipc'] });
  let text = '';
  const watchers = new Set<() => void>();
  for (const stream of [child.stdout, child.stderr])
    stream?.setEncoding('utf8').on('data', (piece: string) => {
      text += piece;
      for (const watcher of watchers) watcher();
    });
  const ended = new Promise<number | NodeJS.Signals>((resolve) => {
    child.once('close', (code, signal) => resolve(code ?? signal ?? 1));
  });
  return {
    child,
    pid: child.pid ?? 0,
    output: () => text,
    ended,
    said: (pattern) =>
      new Promise((resolve, reject) => {
        const fail = (why: string) => reject(new Error(`${why} before it said ${pattern}:\n${text}`));
        const timer = setTimeout(() => fail(`${HANGS} ms passed`), HANGS);
        const look = () => {
          const match = pattern.exec(text);
          if (match === null) return;
          clearTimeout(timer);
          watchers.delete(look);
          resolve(match);
        };
        watchers.add(look);
        look();
        void ended.then((status) => {
          clearTimeout(timer);
          fail(`It ended (${status})`);
        });
      }),
  };
}
