import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { FolkmootError } from '../../errors/index.js';
import { errorFrom } from './carried-error.js';
import type { Assignment, FromThread, InputOf, ResultOf, TellProgress, WorkName } from './thread-works.js';

/** A way to stop a work, and to hear how far it is. */
export interface ThreadOptions {
  readonly signal?: AbortSignal;
  readonly onProgress?: TellProgress;
}

/**
 * Does a work in a thread of its own, so that whoever else asks this process for something is answered meanwhile. The
 * thread is gone when the promise settles, whatever became of the work.
 * @throws whatever the work throws, with its class; the signal's reason when aborted, which ends the thread at once;
 * FolkmootError `thread-ended` when the thread runs out of memory or ends by itself
 */
export async function inThread<W extends WorkName>(
  work: W,
  input: InputOf<W>,
  { signal, onProgress }: ThreadOptions = {},
): Promise<ResultOf<W>> {
  signal?.throwIfAborted();
  const assignment: Assignment = { work, input };
  const worker = new Worker(threadEntry(), { execArgv: [], workerData: assignment });
  let onAbort = () => {};
  try {
    return await new Promise<ResultOf<W>>((resolve, reject) => {
      onAbort = () => reject(signal!.reason);
      signal?.addEventListener('abort', onAbort);
      worker.on('message', (message: FromThread) => {
        if (message.type === 'progress') onProgress?.(message.done, message.of);
        else if (message.type === 'done') resolve(message.result as ResultOf<W>);
        else reject(errorFrom(message.error));
      });
      worker.on('error', (cause) => reject(threadEnded(work, cause)));
      worker.on('exit', () => reject(threadEnded(work)));
    });
  } finally {
    signal?.removeEventListener('abort', onAbort);
    await worker.terminate();
  }
}

/**
 * The JavaScript file that a thread starts from. It lies in the build; when this file runs as TypeScript source, as
 * under the test runner, the build is in `out/` at the project's root.
 */
function threadEntry(): string {
  const here = import.meta.url;
  return fileURLToPath(
    new URL(here.endsWith('.ts') ? '../../../out/simulations/rehearsal/thread/thread.js' : './thread.js', here),
  );
}

function threadEnded(work: WorkName, cause?: Error): FolkmootError {
  const why = cause === undefined ? 'it ended by itself' : cause.message;
  return new FolkmootError('thread-ended', `the thread of ${work} ended before its work did: ${why}`, {
    cause,
    hint: 'Try again; with less at once if memory was short.',
  });
}
