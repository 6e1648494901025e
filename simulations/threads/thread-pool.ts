import { availableParallelism } from 'node:os';
import { setImmediate } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { FolkmootError } from '../errors/index.js';
import { errorFrom } from './carried-error.js';
import type { FromThread, TellProgress, ToThread } from './messages.js';
import { Assembly } from './parts.js';
import { Turns } from './turns.js';

/** A way to stop a work, and to hear how far it is and whether it waits for others. */
export interface ThreadOptions {
  readonly signal?: AbortSignal;
  readonly onProgress?: TellProgress;
  /** Told when the work cannot begin before another one has ended. */
  readonly onWaiting?: () => void;
}

/** What is asked of the pool. */
export interface Errand extends ThreadOptions {
  /** Path of the JavaScript file that its thread starts from, which serves works. */
  readonly entry: string;
  readonly work: string;
  readonly input: unknown;
  /** `short`: seconds at most, and somebody waits for the answer, so that no work of minutes is to be in its way. */
  readonly length: 'short' | 'long';
  /** `by itself`: the work has processes to end, so that it is told to stop and awaited. `at once`: its thread is ended. */
  readonly stops: 'by itself' | 'at once';
}

/** Works at a time: as many long ones as the machine has cores, and two short ones besides. */
const MOST = { long: availableParallelism(), short: 2 } as const;
/** How long a thread that has nothing to do is kept for the next work, in milliseconds: starting one takes half a second. */
const KEPT_IDLE = 30_000;

/** The threads of this process that do works for whoever asks, so that what answers everybody is not held. */
export class ThreadPool {
  readonly #turns = { long: new Turns(MOST.long), short: new Turns(MOST.short) };
  readonly #idle = new Map<Worker, { readonly entry: string; readonly end: NodeJS.Timeout }>();

  /**
   * Does a work in a thread when its turn comes.
   * @throws whatever the work throws, with its class; the signal's reason when aborted, which takes a work that waits off the
   * queue and ends one that goes on; FolkmootError `thread-ended` when the thread runs out of memory or ends by itself
   */
  async do(errand: Errand): Promise<unknown> {
    const leave = await this.#turns[errand.length].enter(errand.signal, errand.onWaiting);
    try {
      return await this.#carryOut(errand);
    } finally {
      leave();
    }
  }

  /** Ends the threads that have nothing to do. */
  async endIdle(): Promise<void> {
    await Promise.all([...this.#idle.keys()].map((worker) => this.#end(worker)));
  }

  async #carryOut({ entry, work, input, stops, signal, onProgress }: Errand): Promise<unknown> {
    // It may have been aborted as its turn came.
    signal?.throwIfAborted();
    const worker = this.#take(entry);
    const say = (message: ToThread) => worker.postMessage(message);
    const result = new Assembly();
    let onAbort = () => {};
    let isSound = false;
    try {
      await new Promise<void>((resolve, reject) => {
        onAbort = () => (stops === 'by itself' ? say({ type: 'stop' }) : reject(signal!.reason));
        signal?.addEventListener('abort', onAbort, { once: true });
        worker.on('message', (message: FromThread) => {
          if (message.type === 'progress') onProgress?.(...message.told);
          else if (message.type === 'part') {
            result.add(message.part);
            // The next part comes when everybody else has had a turn.
            void setImmediate().then(() => say({ type: 'more' }));
          } else {
            isSound = true;
            if (signal?.aborted) reject(signal.reason);
            else if (message.type === 'done') resolve();
            else reject(errorFrom(message.error));
          }
        });
        worker.on('error', (cause) => reject(threadEnded(work, cause)));
        worker.on('exit', () => reject(threadEnded(work)));
        say({ type: 'do', work, input });
      });
      return result.value;
    } finally {
      signal?.removeEventListener('abort', onAbort);
      for (const event of ['message', 'error', 'exit']) worker.removeAllListeners(event);
      if (isSound) this.#keep(worker, entry);
      else await worker.terminate();
    }
  }

  /** One that has nothing to do, else a new one. */
  #take(entry: string): Worker {
    for (const [worker, idle] of this.#idle) {
      if (idle.entry !== entry) continue;
      clearTimeout(idle.end);
      this.#idle.delete(worker);
      worker.removeAllListeners('exit');
      worker.ref();
      return worker;
    }
    return new Worker(entry, { execArgv: [] });
  }

  /** Keeps a thread for the next work. It does not keep its process. */
  #keep(worker: Worker, entry: string): void {
    worker.unref();
    const end = setTimeout(() => void this.#end(worker), KEPT_IDLE).unref();
    worker.once('exit', () => this.#idle.delete(worker));
    this.#idle.set(worker, { entry, end });
  }

  async #end(worker: Worker): Promise<void> {
    clearTimeout(this.#idle.get(worker)?.end);
    this.#idle.delete(worker);
    await worker.terminate();
  }
}

function threadEnded(work: string, cause?: Error): FolkmootError {
  const why = cause === undefined ? 'it ended by itself' : cause.message;
  return new FolkmootError('thread-ended', `the thread of ${work} ended before its work did: ${why}`, {
    cause,
    hint: 'Try again; with less at once if memory was short.',
  });
}
