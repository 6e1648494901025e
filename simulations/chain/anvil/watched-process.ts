import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * Starts the program in the background and ends it, folder and all, when its standard input closes: which the
 * system does for an owner however it died. `$1` is the scratch folder, the rest the program with its arguments.
 */
const POSIX_WATCHDOG = `
scratch="$1"; shift
trap '' TERM
( trap - TERM; "$@" </dev/null >"$scratch/output.log" 2>&1; echo $? >"$scratch/exited" ) &
cat >/dev/null
kill -TERM 0
wait
rm -rf "$scratch"
`;

/** The same for Windows, which has no shell to rely on; run by Node, or by Electron as Node. */
const WINDOWS_WATCHDOG = `
const { spawn } = require('node:child_process');
const { openSync, rmSync, writeFileSync } = require('node:fs');
const [scratch, program, ...args] = process.argv.slice(1);
const log = openSync(scratch + '/output.log', 'w');
const child = spawn(program, args, { stdio: ['ignore', log, log], windowsHide: true });
child.on('exit', (code) => writeFileSync(scratch + '/exited', String(code)));
const end = () => { child.kill(); setTimeout(() => { rmSync(scratch, { recursive: true, force: true, maxRetries: 5 }); process.exit(); }, 200); };
process.stdin.on('end', end).on('error', end).resume();
`;

/** A program that cannot outlive the process that started it. */
export class WatchedProcess {
  readonly #watchdog: ChildProcess;
  readonly #scratch: string;
  readonly #ended: Promise<void>;

  constructor(program: string, args: readonly string[], scratch: string) {
    this.#scratch = scratch;
    this.#watchdog =
      process.platform === 'win32'
        ? spawn(process.execPath, ['-e', WINDOWS_WATCHDOG, scratch, program, ...args], {
            stdio: ['pipe', 'ignore', 'ignore'],
            env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
            windowsHide: true,
          })
        : // In a session of its own: Ctrl-C in a terminal is for the owner to handle, not for the chain to die of.
          spawn('/bin/sh', ['-c', POSIX_WATCHDOG, 'folkmoot-chain', scratch, program, ...args], {
            stdio: ['pipe', 'ignore', 'ignore'],
            detached: true,
          });
    this.#watchdog.stdin?.on('error', () => {});
    this.#ended = new Promise((resolve) => {
      this.#watchdog.once('exit', () => resolve());
      this.#watchdog.once('error', () => resolve());
    });
    this.#watchdog.unref();
  }

  /** True once the program has ended by itself. */
  get exited(): boolean {
    return existsSync(join(this.#scratch, 'exited'));
  }

  /** The last lines the program wrote, for a person to read. */
  get lastOutput(): string {
    try {
      return readFileSync(join(this.#scratch, 'output.log'), 'utf8').trim().split('\n').slice(-5).join('\n');
    } catch {
      return '';
    }
  }

  /** Ends the program and removes its folder; resolves when both are gone. */
  async end(): Promise<void> {
    this.#watchdog.ref();
    this.#watchdog.stdin?.end();
    await this.#ended;
    await rm(this.#scratch, { recursive: true, force: true });
  }
}
