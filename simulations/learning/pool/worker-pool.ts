import { LearningError } from '../../errors/index.js';
import type { Backend } from '../backends/backend.js';
import type { Job, ResultOf, WorkerSetup } from '../worker/job.js';
import type { OpenChannel } from './channel.js';
import { openProcess } from './process-channel.js';
import { Slot } from './slot.js';
import { openThread } from './thread-channel.js';

/** How many workers, per slot, may end one after the other without a single job done before the pool gives up. */
const ENDS_PER_SLOT = 3;
/** How often a job of the server's own is given to another worker. */
const ATTEMPTS = 3;

/**
 * Workers that live as long as the run and take jobs in the order they come. Our own instead of a library's pool,
 * because a slot is a thread or a process depending on the backend, and every worker is set up once with the data.
 *
 * When a worker ends, another takes its place. A trainer's job fails with it, as a trainer that breaks down misses its
 * round; the server's jobs are done again.
 */
export class WorkerPool {
  readonly #open: OpenChannel;
  readonly #setup: WorkerSetup;
  readonly #slots = new Set<Slot>();
  readonly #free: Slot[] = [];
  readonly #waiting: ((slot: Slot | LearningError) => void)[] = [];
  /** How many workers this pool keeps. */
  readonly size: number;
  /** Workers that ended since the last job was done. */
  #endedInARow = 0;
  #failure: LearningError | undefined;

  private constructor(open: OpenChannel, setup: WorkerSetup, size: number) {
    this.#open = open;
    this.#setup = setup;
    this.size = size;
  }

  /** Starts all workers; rejects with a `LearningError`, leaving none behind, when one does not come up. */
  static async open(
    setup: Omit<WorkerSetup, 'backend'>,
    backend: Backend,
    size: number,
    runsIn: Backend['runsIn'] = backend.runsIn,
  ): Promise<WorkerPool> {
    const open = runsIn === 'thread' ? openThread : openProcess(backend.environment);
    const pool = new WorkerPool(open, { ...setup, backend: backend.name }, size);
    const started = await Promise.allSettled(Array.from({ length: size }, () => pool.#start()));
    const failed = started.find((result) => result.status === 'rejected');
    if (failed) {
      await pool.close();
      throw failed.reason;
    }
    return pool;
  }

  /** Does a job on the next free worker. */
  async run<J extends Job>(job: J): Promise<ResultOf<J>> {
    for (let attempt = 1; ; attempt++) {
      const slot = await this.#acquire();
      try {
        const result = await slot.run(job);
        this.#endedInARow = 0;
        return result;
      } catch (error) {
        if (slot.alive) this.#endedInARow = 0;
        if (slot.alive || isTrainersOwn(job) || attempt === ATTEMPTS) throw error;
      } finally {
        this.#release(slot);
      }
    }
  }

  /** Ends all workers; jobs still waiting for one are rejected. */
  async close(): Promise<void> {
    this.#fail(new LearningError('learning.closed', 'The learning service is closed.', { hint: 'Start a new run.' }));
    await Promise.all([...this.#slots].map((slot) => slot.close()));
    this.#slots.clear();
  }

  async #start(): Promise<void> {
    const slot = new Slot(this.#open, this.#setup);
    this.#slots.add(slot);
    try {
      await slot.ready;
    } catch (error) {
      await slot.close();
      this.#slots.delete(slot);
      throw error;
    }
    void slot.ended.then(() => this.#lose(slot));
    this.#release(slot);
  }

  async #acquire(): Promise<Slot> {
    if (this.#failure) throw this.#failure;
    const free = this.#free.pop();
    if (free) return free;
    const slot = await new Promise<Slot | LearningError>((resolve) => this.#waiting.push(resolve));
    if (slot instanceof LearningError) throw slot;
    return slot;
  }

  #release(slot: Slot): void {
    if (!slot.alive) return;
    const next = this.#waiting.shift();
    if (next) next(slot);
    else this.#free.push(slot);
  }

  #lose(slot: Slot): void {
    this.#slots.delete(slot);
    this.#free.splice(0, this.#free.length, ...this.#free.filter((free) => free !== slot));
    this.#replace();
  }

  /** Starts a worker in the place of one that ended, or that did not come up. Jobs that wait go on waiting. */
  #replace(cause?: unknown): void {
    if (this.#failure) return;
    if (this.#endedInARow++ < ENDS_PER_SLOT * this.size) {
      this.#start().catch((error: unknown) => this.#replace(error));
      return;
    }
    this.#fail(
      new LearningError('learning.workersKeepEnding', 'The learning workers keep ending.', {
        hint: 'Look for what ends them (memory, a broken backend), or choose another backend.',
        cause,
      }),
    );
  }

  #fail(failure: LearningError): void {
    this.#failure ??= failure;
    for (const waiting of this.#waiting.splice(0)) waiting(this.#failure);
  }
}

/** Whether a job is a trainer's local work, which nobody does for it. */
function isTrainersOwn(job: Job): boolean {
  return job.kind === 'train' && job.examples.of === 'shard';
}
