import { type ChildProcess, fork } from 'node:child_process';
import { type Fault, shortened } from './figures.js';

/** What a supervised program tells: which case it is about to try, what came of it, and that all are done. */
export type Told =
  | { readonly kind: 'trying'; readonly index: number; readonly tried: string }
  | { readonly kind: 'tried'; readonly index: number; readonly ended: Ended; readonly cameOf: string }
  | { readonly kind: 'done' };

/** `fine`: it was taken. `refused`: it was refused as it has to be. Everything else is a fault. */
export type Ended = 'fine' | 'refused' | 'fault';

export interface Supervised {
  readonly fine: number;
  readonly refused: number;
  readonly crashes: number;
  readonly hangs: number;
  readonly faults: readonly Fault[];
}

export interface SupervisedProgram {
  /** The program, built; it is given the seed, the place and then the index of the first case as arguments. */
  readonly program: string;
  readonly args: readonly string[];
  readonly env?: NodeJS.ProcessEnv;
  /** A program, with its arguments, that runs this one. */
  readonly within?: readonly string[];
  /** A case that has not ended by then (ms) hangs. */
  readonly patience: number;
  /** What the program writes on stderr that is a fault, e.g. that something failed unseen. */
  readonly alarming?: RegExp;
}

/**
 * Runs a program that tries one case after another. One that ends the program is a crash and one that never ends a hang:
 * both are noted, and a new program goes on with the case after it.
 */
export async function supervise(supervised: SupervisedProgram): Promise<Supervised> {
  const counts = { fine: 0, refused: 0, crashes: 0, hangs: 0 };
  const faults: Fault[] = [];
  const add = (fault: Fault) => {
    faults.push(fault);
    process.stderr.write(`✗ ${shortened(`${fault.tried}: ${fault.cameOf}`, 300)}\n`);
  };
  for (let first = 0; ; ) {
    const { last, tried, why, words } = await runFrom(first, supervised, (index, ended, told, cameOf) => {
      first = index + 1;
      if (ended === 'fault') add({ tried: told, cameOf });
      else counts[ended]++;
    });
    if (why === 'done') return { ...counts, faults };
    counts[why === 'hang' ? 'hangs' : 'crashes']++;
    add({ tried, cameOf: `${why === 'hang' ? 'no end within the limit' : why}: ${shortened(words, 1_000)}` });
    if (last < first) throw new Error(`${supervised.program} ends before its first case: ${words}`);
    first = last + 1;
  }
}

interface Interrupted {
  readonly last: number;
  readonly tried: string;
  /** `done`, `hang`, or how it ended. */
  readonly why: string;
  readonly words: string;
}

function runFrom(
  first: number,
  { program, args, env, within = [], patience, alarming }: SupervisedProgram,
  note: (index: number, ended: Ended, tried: string, cameOf: string) => void,
): Promise<Interrupted> {
  const [execPath = process.execPath, ...before] = within;
  const execArgv = within.length === 0 ? [] : [...before, process.execPath];
  const child: ChildProcess = fork(program, [...args, String(first)], {
    execPath,
    execArgv,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    serialization: 'advanced',
  });
  return new Promise((resolve) => {
    let last = first - 1;
    let tried = '';
    let words = '';
    let why: string | null = null;
    let timer: NodeJS.Timeout | undefined;
    child.stderr!.setEncoding('utf8').on('data', (text: string) => {
      words = (words + text).slice(-4_000);
    });
    child.on('message', (told: Told) => {
      clearTimeout(timer);
      if (told.kind === 'trying') {
        ({ index: last, tried } = told);
        timer = setTimeout(() => {
          why = 'hang';
          child.kill('SIGKILL');
        }, patience);
      } else if (told.kind === 'tried') {
        const alarm = alarming?.exec(words);
        if (alarm) note(told.index, 'fault', tried, words.slice(alarm.index));
        else note(told.index, told.ended, tried, told.cameOf);
        words = '';
      } else why = 'done';
    });
    child.once('close', (code, signal) => {
      clearTimeout(timer);
      resolve({ last, tried, why: why ?? `it ended with ${signal ?? `status ${code}`}`, words });
    });
  });
}
