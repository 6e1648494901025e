import { Worker } from 'node:worker_threads';
import type { OpenChannel } from './channel.js';
import { workerEntry } from './worker-entry.js';

/**
 * Most young objects that a worker holds before it looks for garbage, in MB. Weights lie outside of the heap, so what a
 * worker makes on it dies at once; V8's own limit of 48 only let every worker grow by 20 MB more.
 */
const YOUNG_MB = 6;

/** Starts a worker thread. */
export const openThread: OpenChannel = ({ onMessage, onExit }) => {
  const worker = new Worker(workerEntry('thread'), {
    execArgv: [],
    resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MB },
  });
  let reason = 'it ended';
  worker.on('message', onMessage);
  worker.on('error', (error) => {
    reason = String(error instanceof Error ? error.message : error);
  });
  worker.on('exit', () => onExit(reason));
  return {
    send: (message) => worker.postMessage(message),
    kill: async () => void (await worker.terminate()),
  };
};
