import { FolkmootError, InputError, LearningError } from '../../errors/index.js';
import type { LearningBackendChoice } from '../../scenario/index.js';
import type { Backend, BackendName } from '../backends/backend.js';
import { backendsFor } from '../backends/backends.js';
import type { WorkerSetup } from '../worker/job.js';
import { WorkerPool } from './worker-pool.js';

/**
 * Opens a pool on the chosen backend; for `auto`, on the first that loads. A backend that was asked for by name and
 * is not installed is an `InputError`, one that does not load a `LearningError`.
 */
export async function openPool(
  setup: Omit<WorkerSetup, 'backend'>,
  choice: LearningBackendChoice,
  size: number,
  runsIn?: Backend['runsIn'],
): Promise<{ pool: WorkerPool; backend: BackendName }> {
  const failures: unknown[] = [];
  for (const backend of backendsFor(choice)) {
    if (!backend.isInstalled()) throw notInstalled(backend.name);
    try {
      return { pool: await WorkerPool.open(setup, backend, size, runsIn), backend: backend.name };
    } catch (error) {
      if (choice !== 'auto' || !(error instanceof FolkmootError)) throw error;
      failures.push(error);
    }
  }
  throw new LearningError('learning.noBackend', 'No learning backend loads.', {
    field: 'learning.backend',
    hint: 'Run npm install again: the wasm and cpu backends are always part of it.',
    cause: new AggregateError(failures),
  });
}

function notInstalled(backend: BackendName): InputError {
  return new InputError('learning.backendNotInstalled', `The learning backend ${backend} is not installed.`, {
    field: 'learning.backend',
    value: backend,
    hint:
      backend === 'node'
        ? 'Run npm run tfjs:native, or choose the backend auto or wasm.'
        : 'Run npm install again, or choose the backend auto.',
  });
}
