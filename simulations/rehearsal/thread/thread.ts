import { parentPort, workerData } from 'node:worker_threads';
import { carriedError } from './carried-error.js';
import { type Assignment, type FromThread, type TellProgress, THREAD_WORKS } from './thread-works.js';

// The entry of a thread that does one work and ends. It cannot outlive its process.
const port = parentPort!;
const say = (message: FromThread) => port.postMessage(message);
// Its owner checked by type that the input belongs to the work; a message carries no types.
const { work, input } = workerData as Assignment;
const run = THREAD_WORKS[work] as (input: unknown, onProgress: TellProgress) => Promise<unknown>;

try {
  say({ type: 'done', result: await run(input, (done, of) => say({ type: 'progress', done, of })) });
} catch (error) {
  say({ type: 'failed', error: carriedError(error) });
}
