import { LearningError } from '../../errors/index.js';
import type { FromWorker, Job, ResultOf, WorkerSetup } from '../worker/job.js';
import type { Channel, OpenChannel } from './channel.js';

interface Pending {
  readonly id: number;
  resolve(result: unknown): void;
  reject(error: Error): void;
}

/** How long a worker may take to leave by itself. */
const LEAVE_MILLISECONDS = 2000;

/** A place where one worker does one job at a time. */
export class Slot {
  readonly #channel: Channel;
  readonly #ready = deferred<void>();
  readonly #ended = deferred<void>();
  #pending: Pending | undefined;
  #nextId = 1;
  #alive = true;

  /** Starts the worker. `ready` tells how that went. */
  constructor(open: OpenChannel, setup: WorkerSetup) {
    this.#channel = open({
      onMessage: (message) => this.#receive(message, setup.backend),
      onExit: (reason) => this.#exit(reason),
    });
    this.#ready.promise.catch(() => undefined);
    this.#channel.send({ type: 'setup', setup });
  }

  get alive(): boolean {
    return this.#alive;
  }

  /** Resolves when the backend is loaded; rejects with a `LearningError` when it cannot be. */
  get ready(): Promise<void> {
    return this.#ready.promise;
  }

  /** Resolves when the worker is gone, for whatever reason. */
  get ended(): Promise<void> {
    return this.#ended.promise;
  }

  /** Does a job; the slot must be ready and free. Rejects with a `LearningError` when the worker fails or ends. */
  run<J extends Job>(job: J): Promise<ResultOf<J>> {
    const { promise, resolve, reject } = deferred<ResultOf<J>>();
    if (!this.#alive) {
      reject(workerEnded('it had ended before'));
      return promise;
    }
    const id = this.#nextId++;
    this.#pending = { id, resolve: resolve as (result: unknown) => void, reject };
    this.#channel.send({ type: 'job', id, job });
    return promise;
  }

  /** Asks the worker to leave, insists after two seconds, and resolves when it is gone. */
  async close(): Promise<void> {
    if (!this.#alive) return;
    this.#channel.send({ type: 'close' });
    const insist = setTimeout(() => void this.#channel.kill(), LEAVE_MILLISECONDS);
    await this.#ended.promise;
    clearTimeout(insist);
  }

  #receive(message: FromWorker, backend: string): void {
    switch (message.type) {
      case 'ready':
        this.#ready.resolve();
        return;
      case 'unavailable':
        this.#ready.reject(backendUnavailable(backend, message.reason));
        return;
      case 'done':
        this.#take(message.id)?.resolve(message.result);
        return;
      case 'failed': {
        const { code, message: text, ...options } = message.error;
        this.#take(message.id)?.reject(new LearningError(code, text, options));
      }
    }
  }

  #take(id: number): Pending | undefined {
    const pending = this.#pending;
    if (pending?.id !== id) return undefined;
    this.#pending = undefined;
    return pending;
  }

  #exit(reason: string): void {
    this.#alive = false;
    this.#ready.reject(workerEnded(reason));
    this.#pending?.reject(workerEnded(reason));
    this.#pending = undefined;
    this.#ended.resolve();
  }
}

function backendUnavailable(backend: string, reason: string): LearningError {
  return new LearningError('learning.backendUnavailable', `The learning backend ${backend} does not load: ${reason}`, {
    field: 'learning.backend',
    value: backend,
    hint: 'Choose the backend auto, which takes the fastest one that loads.',
  });
}

function workerEnded(reason: string): LearningError {
  return new LearningError('learning.workerEnded', `A learning worker ended unexpectedly: ${reason}.`, {
    hint: 'Run again; with fewer workers or a smaller model if memory was short.',
  });
}

/** A promise with its two ends at hand (`Promise.withResolvers` comes only with Node 22). */
interface Deferred<T> {
  readonly promise: Promise<T>;
  resolve(value: T): void;
  reject(error: Error): void;
}

function deferred<T>(): Deferred<T> {
  let resolve!: (value: T) => void;
  let reject!: (error: Error) => void;
  const promise = new Promise<T>((onResolve, onReject) => {
    resolve = onResolve;
    reject = onReject;
  });
  return { promise, resolve, reject };
}
