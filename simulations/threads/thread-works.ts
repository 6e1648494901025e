import { fileURLToPath } from 'node:url';
import type { WorkContext } from './messages.js';
import { type Errand, type ThreadOptions, ThreadPool } from './thread-pool.js';

/** A work that a thread does, plain data in, plain data out, and how it is held. */
export interface ThreadWork<Input, Result> extends Pick<Errand, 'length' | 'stops'> {
  readonly work: (input: Input, context: WorkContext) => Promise<Result>;
}

// `never`: a list of works has inputs of every type; who asks for one has its type from the list.
export type ThreadWorks = Readonly<Record<string, ThreadWork<never, unknown>>>;
export type InputOf<W> = W extends ThreadWork<infer Input, unknown> ? Input : never;
export type ResultOf<W> = W extends ThreadWork<never, infer Result> ? Result : never;

type Does<Input, Result> = ThreadWork<Input, Result>['work'];

/** A work of seconds at most, for whose answer somebody waits. */
export const shortWork = <I, R>(work: Does<I, R>): ThreadWork<I, R> => ({ work, length: 'short', stops: 'at once' });

/** A work that may take minutes. One that starts processes has to end them itself. */
export const longWork = <I, R>(work: Does<I, R>, stops: Errand['stops'] = 'at once'): ThreadWork<I, R> => ({
  ...{ work, stops },
  length: 'long',
});

/** One for the process, whoever asks: it is the machine's cores that are shared out. */
const POOL = new ThreadPool();

/**
 * Does works of a list in threads, so that whoever else asks this process for something is answered meanwhile. What comes back
 * comes in parts where it is long.
 * @param entry path of the JavaScript file that serves the list
 */
export function worksInThreads<Works extends ThreadWorks>(works: Works, entry: string) {
  /**
   * @throws whatever the work throws, with its class; the signal's reason when aborted; FolkmootError `thread-ended`
   * when the thread runs out of memory or ends by itself
   */
  return async <W extends keyof Works & string>(
    work: W,
    input: InputOf<Works[W]>,
    options: ThreadOptions & Partial<Pick<Errand, 'length'>> = {},
  ): Promise<ResultOf<Works[W]>> => {
    const { length, stops } = works[work]!;
    return (await POOL.do({ entry, work, input, length, stops, ...options })) as ResultOf<Works[W]>;
  };
}

/** Ends the threads that have nothing to do, before their time. */
export function endIdleThreads(): Promise<void> {
  return POOL.endIdle();
}

/**
 * The JavaScript file that a thread starts from, by its name beside the file that asks. It lies in the build; where that
 * file runs as TypeScript source, as under the test runner, the build is in `out/` at the project's root.
 */
export function threadEntry(here: string, name = 'thread'): string {
  const built = here.endsWith('.ts') ? here.replace(/\/simulations\/(?!.*\/simulations\/)/, '/out/simulations/') : here;
  return fileURLToPath(new URL(`./${name}.js`, built));
}
