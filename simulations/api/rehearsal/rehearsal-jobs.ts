import { InputError } from '../../errors/index.js';
import type { RehearsalJob } from '../contract/index.js';
import type { Announce } from '../live-run.js';

/** What a job is given: a way to be stopped, and to tell how far it is. */
export interface JobContext {
  readonly signal: AbortSignal;
  readonly progress: (done: number, of: number, words: string) => void;
}

/** The long work of rehearsals: one job at a time for each, announced, and stopped with the engine. */
export class RehearsalJobs {
  readonly #announce: Announce;
  readonly #running = new Map<
    string,
    { readonly job: RehearsalJob; readonly stop: AbortController; readonly ended: Promise<unknown> }
  >();

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
      if (!stop.signal.aborted) throw cause;
      throw new InputError('job-canceled', `the ${job} was canceled`, {
        cause,
        field: 'id',
        value: id,
        hint: 'What was there before is kept; start it again when you like.',
      });
    } finally {
      this.#running.delete(id);
    }
  }

  /** Stops a rehearsal's job and waits until it has ended. */
  async cancel(id: string): Promise<boolean> {
    const running = this.#running.get(id);
    running?.stop.abort();
    await running?.ended;
    return running !== undefined;
  }

  async close(): Promise<void> {
    await Promise.all([...this.#running.keys()].map((id) => this.cancel(id)));
  }
}
