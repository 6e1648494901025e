import { parentPort } from 'node:worker_threads';
import type { ToWorker } from './job.js';
import { serve } from './serve.js';

// The entry of a worker thread. A thread cannot outlive its process.
const port = parentPort!;
const handle = serve({ send: (message) => port.postMessage(message), close: () => port.close() });
port.on('message', (message: ToWorker) => void handle(message));
