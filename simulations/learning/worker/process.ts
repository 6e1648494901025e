import type { ToWorker } from './job.js';
import { serve } from './serve.js';
import { withoutSharedMemory } from './without-shared-memory.js';

// The entry of a worker process. Its channel closes when its owner ends, on whatever way out, and it ends with it.
const handle = serve({
  send: (message) => process.send!(withoutSharedMemory(message)),
  close: () => process.disconnect(),
});
process.on('message', (message: ToWorker) => void handle(message));
process.on('disconnect', () => process.exit());
