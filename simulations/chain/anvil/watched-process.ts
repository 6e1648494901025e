import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { rm } from 'node:fs/promises';

/**
 * Makes the scratch folder, says so with a line, and waits for one in answer before it starts the program: whatever
 * happens to the owner meanwhile, a folder that is there is cleared away. A broken pipe must not be the end of it.
 *
 * Runs a program and ends it, scratch folder and all, when standard input closes, which the system does for an owner
 * however it died. `$1` is the scratch folder, `$2` the most memory that the program may have, in KiB or "unlimited" (a
 * system that cannot limit it lets it have more), the rest the program with its arguments. What reads standard input
 * is a shell's own loop, so that nothing else is left behind; it ends the program even when this shell was killed.
 * Its owner ends it by SIGTERM; it goes last, so that nothing of it is left for others to clear away.
 * Few arenas: each takes 64 MB of addresses for every thread, which would count as memory that the program has.
 * The shell's own words go nowhere: without an owner to read them they would be the end of it before its work is done.
 */
const POSIX_WATCHDOG = `
scratch="$1"; memory="$2"; shift 2
trap '' PIPE
[ -d "$scratch" ] || mkdir -m 700 "$scratch" || exit 1
echo made
exec >/dev/null
read -r _ || { rm -rf "$scratch"; exit 1; }
trap - PIPE
exec 3<&0 4>&2 2>/dev/null
( ulimit -v "$memory"; TMPDIR="$scratch" HOME="$scratch" MALLOC_ARENA_MAX=2 exec "$@" 2>&4 4>&- ) </dev/null >&4 3<&- &
program=$!
trap 'kill -KILL "$program"' TERM
( while read -r _; do :; done; kill -KILL "$program" ) <&3 3<&- 4>&- &
watcher=$!
exec 3<&-
wait "$program"
status=$?
kill -KILL "$watcher"
wait
rm -rf "$scratch"
exit "$status"
`;

const KEPT_OUTPUT = 2_000;
const SIGNALLED = 128;

/** A program that cannot outlive the process that started it, nor can its folder. It starts with `begin`. */
export class WatchedProcess {
  /** Resolves with how the program ended, in words. */
  readonly ended: Promise<string>;
  /** Resolves once the folder is there, or will never be as the process has ended. */
  readonly folderMade: Promise<unknown>;
  readonly #child: ChildProcess;
  readonly #scratch: string | null;
  #exited = false;
  #output = '';

  /**
   * @param command the program's path and its arguments
   * @param scratch folder to make, in one that is there, and to remove when the program has ended; the program's home
   * meanwhile
   * @param mostMemory bytes of address space that the program may have, where the system limits it
   */
  constructor(command: readonly string[], scratch: string | null, mostMemory?: number) {
    this.#scratch = scratch;
    this.#child = start(command, scratch, mostMemory);
    this.#child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      this.#output = (this.#output + text).slice(-KEPT_OUTPUT);
    });
    this.#child.stdin?.on('error', () => {});
    this.#child.once('exit', (_, signal) => {
      if (signal !== null) this.#killGroup();
    });
    this.ended = new Promise((resolve) => {
      this.#child.once('error', (error) => resolve(error.message));
      this.#child.once('close', (code, signal) => resolve(describeExit(code, signal)));
    });
    void this.ended.then(() => {
      this.#exited = true;
    });
    const { stdout } = this.#child;
    this.folderMade = stdout === null ? Promise.resolve() : Promise.race([once(stdout, 'data'), this.ended]);
  }

  /** Has the program started, once `folderMade`. Without a folder it has started by itself. */
  begin(): void {
    this.#child.stdin?.write('begin\n');
  }

  get exited(): boolean {
    return this.#exited;
  }

  /** What the program wrote last, for a person to read. */
  get lastOutput(): string {
    return this.#output.trim();
  }

  /** Ends the program and removes its folder; resolves when both are gone. */
  async end(): Promise<void> {
    this.#kill();
    this.#child.stdin?.end();
    await this.ended;
    if (this.#scratch !== null) await rm(this.#scratch, { recursive: true, force: true });
  }

  #kill(): void {
    if (this.#exited) return;
    this.#child.kill(this.#scratch === null || process.platform === 'win32' ? 'SIGKILL' : 'SIGTERM');
  }

  /** What a killed watchdog leaves behind: nobody would hear that standard input closes. */
  #killGroup(): void {
    const { pid } = this.#child;
    if (pid === undefined || process.platform === 'win32' || this.#scratch === null) return;
    try {
      process.kill(-pid, 'SIGKILL');
    } catch (error) {
      // All of them have ended since.
      if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
    }
  }
}

function start(
  [program = '', ...args]: readonly string[],
  scratch: string | null,
  mostMemory: number | undefined,
): ChildProcess {
  // Windows ends a program that is not detached together with its owner: libuv puts it into a job that does.
  if (process.platform === 'win32' || scratch === null) {
    return spawn(program, args, { stdio: ['ignore', 'ignore', 'pipe'], windowsHide: true });
  }
  const memory = mostMemory === undefined ? 'unlimited' : `${Math.floor(mostMemory / 1024)}`;
  return spawn('/bin/sh', ['-c', POSIX_WATCHDOG, 'folkmoot-chain', scratch, memory, program, ...args], {
    stdio: ['pipe', 'pipe', 'pipe'],
    // In a session of its own: Ctrl-C in a terminal is for the owner to handle, not for the chain to die of.
    detached: true,
  });
}

/** A shell reports a signal as 128 and its number. */
function describeExit(code: number | null, signal: NodeJS.Signals | null): string {
  if (signal !== null) return `was killed by ${signal}`;
  if (code !== null && code > SIGNALLED) return `was killed by signal ${code - SIGNALLED}`;
  return `ended with status ${code}`;
}
