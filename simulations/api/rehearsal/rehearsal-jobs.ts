import { InputError } from '../../errors/index.js';
import type { RehearsalJob } from '../contract/index.js';
import type { Announce } from '../live-run.js';

/** What a job is given: a way to be stopped, and to tell how far it is. */
export interface JobContext {
  readonly signal: AbortSignal;
  readonly progress: (done: number, of: number, words: string) => void;
}

/** What is said of a work while it waits for its turn. */
export const WAITS = 'Waits for another work to end';

/** The long work of rehearsals: one job at a time for each, announced, and stopped with the engine. */
export class RehearsalJobs {
  readonly #announce: Announce;
  readonly #running = new Map<
    string,
    { readonly job: RehearsalJob; readonly stop: AbortController; readonly ended: Promise<unknown> }
  >();
  /** Works that go on besides a job: several at a time. */
  readonly #beside = new Map<AbortController, { readonly id: string; readonly ended: Promise<unknown> }>();

  constructor(announce: Announce) {
    this.#announce = announce;
  }

  runningOf(id: string): RehearsalJob | null {
    return this.#running.get(id)?.job ?? null;
  }

  /**
   * Runs a job to its end.
   * @throws InputError `rehearsal-busy` while another one runs, `job-canceled` when it was stopped, and whatever it throws
   */
  async run<T>(id: string, job: RehearsalJob, work: (context: JobContext) => Promise<T>): Promise<T> {
    const running = this.#running.get(id);
    if (running !== undefined) {
      throw new InputError('rehearsal-busy', `this rehearsal is at work on its ${running.job}`, {
        field: 'id',
        value: id,
        hint: 'Wait until it has ended, or cancel it.',
      });
    }
    const stop = new AbortController();
    const began = performance.now();
    const progress: JobContext['progress'] = (done, of, words) => {
      const pace = done > 0 ? (performance.now() - began) / 1000 / done : null;
      const secondsLeft = pace === null ? null : pace * Math.max(0, of - done);
      this.#announce('rehearsalProgress', { id, job, done, of, words, secondsLeft });
    };
    const result = work({ signal: stop.signal, progress });
    this.#running.set(id, { job, stop, ended: result.catch(() => {}) });
    try {
      return await result;
    } catch (cause) {
      throw stop.signal.aborted ? canceled(id, job, cause) : cause;
    } finally {
      this.#running.delete(id);
    }
  }

  /**
   * Runs a work that others may run beside: it is stopped as a job is, and neither refused nor told of.
   * @param what it is, for words: "the ... was canceled"
   * @throws InputError `job-canceled` when it was stopped, and whatever it throws
   */
  async beside<T>(id: string, what: string, work: (context: Pick<JobContext, 'signal'>) => Promise<T>): Promise<T> {
    const stop = new AbortController();
    const result = work({ signal: stop.signal });
    this.#beside.set(stop, { id, ended: result.catch(() => {}) });
    try {
      return await result;
    } catch (cause) {
      throw stop.signal.aborted ? canceled(id, what, cause) : cause;
    } finally {
      this.#beside.delete(stop);
    }
  }

  /** Stops what a rehearsal is at work on and waits until it has ended. */
  async cancel(id: string): Promise<boolean> {
    const running = this.#running.get(id);
    const beside = [...this.#beside].filter(([, each]) => each.id === id);
    running?.stop.abort();
    for (const [stop] of beside) stop.abort();
    await Promise.all([running?.ended, ...beside.map(([, { ended }]) => ended)]);
    return running !== undefined || beside.length > 0;
  }

  async close(): Promise<void> {
    const ids = new Set([...this.#running.keys(), ...[...this.#beside.values()].map(({ id }) => id)]);
    await Promise.all([...ids].map((id) => this.cancel(id)));
  }
}

function canceled(id: string, what: string, cause: unknown): InputError {
  return new InputError('job-canceled', `the ${what} was canceled`, {
    cause,
    field: 'id',
    value: id,
    hint: 'What was there before is kept; start it again when you like.',
  });
}
