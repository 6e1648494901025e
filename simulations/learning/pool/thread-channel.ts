import { Worker } from 'node:worker_threads';
import type { OpenChannel } from './channel.js';
import { workerEntry } from './worker-entry.js';

/** Starts a worker thread. */
export const openThread: OpenChannel = ({ onMessage, onExit }) => {
  const worker = new Worker(workerEntry('thread'), { execArgv: [] });
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
