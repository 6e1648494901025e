import { FolkmootError, LearningError } from '../../errors/index.js';
import { backendNamed } from '../backends/backends.js';
import type { FromWorker, ToWorker } from './job.js';
import { type Workbench, workbench } from './workbench.js';

/** The worker's end of the line to its owner: a thread's port, or a process's channel. */
export interface Line {
  send(message: FromWorker): void;
  /** Lets go of the line, so that nothing keeps the worker alive. */
  close(): void;
}

/** A worker: loads its backend when it is set up, then does one job after the other. Feed it the owner's messages. */
export function serve(line: Line): (message: ToWorker) => Promise<void> {
  let bench: Workbench | undefined;
  return async (message) => {
    switch (message.type) {
      case 'setup':
        try {
          bench = await workbench(await backendNamed(message.setup.backend).load(), message.setup);
          line.send({ type: 'ready' });
        } catch (error) {
          line.send({ type: 'unavailable', reason: error instanceof Error ? error.message : String(error) });
        }
        return;
      case 'job':
        try {
          const result = await bench!.run(message.job);
          line.send({ type: 'done', id: message.id, result });
        } catch (error) {
          line.send({ type: 'failed', id: message.id, error: asWire(error) });
        }
        return;
      case 'close':
        line.close();
    }
  };
}

function asWire(error: unknown) {
  if (error instanceof FolkmootError) return error.toWire();
  const reason = error instanceof Error ? error.message : String(error);
  return new LearningError('learning.jobFailed', `A learning job failed: ${reason}.`, {
    hint: 'Try a smaller model or another backend; if it happens again, it is a bug.',
  }).toWire();
}
