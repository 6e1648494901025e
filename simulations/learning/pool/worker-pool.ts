import { LearningError } from '../../errors/index.js';
import type { Backend } from '../backends/backend.js';
import type { Job, ResultOf, WorkerSetup } from '../worker/job.js';
import type { OpenChannel } from './channel.js';
import { openProcess } from './process-channel.js';
import { Slot } from './slot.js';
import { openThread } from './thread-channel.js';

/** How often, per slot, an ended worker is replaced before the pool gives up. */
const REPLACEMENTS_PER_SLOT = 3;

/**
 * Workers that live as long as the run and take jobs in the order they come. Our own instead of a library's pool,
 * because a slot is a thread or a process depending on the backend, and every worker is set up once with the data.
 *
 * When a worker ends, the job it was doing fails and another worker takes its place.
 */
export class WorkerPool {
  readonly #open: OpenChannel;
  readonly #setup: WorkerSetup;
  readonly #slots = new Set<Slot>();
  readonly #free: Slot[] = [];
  readonly #waiting: ((slot: Slot | LearningError) => void)[] = [];
  #replacementsLeft: number;
  #failure: LearningError | undefined;

  private constructor(open: OpenChannel, setup: WorkerSetup, size: number) {
    this.#open = open;
    this.#setup = setup;
    this.#replacementsLeft = REPLACEMENTS_PER_SLOT * size;
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

  get size(): number {
    return this.#slots.size;
  }

  /** Does a job on the next free worker. */
  async run<J extends Job>(job: J): Promise<ResultOf<J>> {
    const slot = await this.#acquire();
    try {
      return await slot.run(job);
    } finally {
      this.#release(slot);
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
    await slot.ready;
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

  /** Puts a new worker in the place of one that ended. */
  #lose(slot: Slot): void {
    this.#slots.delete(slot);
    this.#free.splice(0, this.#free.length, ...this.#free.filter((free) => free !== slot));
    if (this.#failure) return;
    if (this.#replacementsLeft-- > 0) {
      this.#start().catch((error: LearningError) => this.#fail(error));
      return;
    }
    this.#fail(
      new LearningError('learning.workersKeepEnding', 'The learning workers keep ending.', {
        hint: 'Look for what ends them (memory, a broken backend), or choose another backend.',
      }),
    );
  }

  #fail(failure: LearningError): void {
    this.#failure ??= failure;
    for (const waiting of this.#waiting.splice(0)) waiting(this.#failure);
  }
}
