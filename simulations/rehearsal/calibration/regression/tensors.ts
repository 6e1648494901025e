import { LearningError } from '../../../errors/index.js';
import { backendsFor, type TensorFlow } from '../../../learning/index.js';

export interface Tensors {
  readonly tf: TensorFlow;
  readonly backend: string;
}

let loaded: Promise<Tensors> | null = null;

/**
 * TensorFlow.js in this thread, on WebAssembly where it starts and plain JavaScript otherwise. Not on the native backend:
 * its addon loads once in a process, and these models are small. The same backend gives the same bits.
 */
export function loadTensors(): Promise<Tensors> {
  loaded ??= load();
  return loaded;
}

async function load(): Promise<Tensors> {
  let cause: unknown;
  for (const backend of [...backendsFor('wasm'), ...backendsFor('cpu')]) {
    try {
      const tf = await sparingProcess(() => backend.load());
      return { tf, backend: backend.name };
    } catch (error) {
      cause = error;
    }
  }
  loaded = null;
  throw new LearningError('learning.noBackend', 'No backend of TensorFlow.js starts here.', {
    hint: 'Run npm install again.',
    cause,
  });
}

/**
 * Loads, and takes away what the loading made listen to errors nobody caught: Emscripten's modules end the process on
 * them, which is for the engine's host to decide.
 */
async function sparingProcess<T>(load: () => Promise<T>): Promise<T> {
  const uncaught = process.listeners('uncaughtException');
  const unhandled = process.listeners('unhandledRejection');
  try {
    return await load();
  } finally {
    for (const listener of process.listeners('uncaughtException')) {
      if (!uncaught.includes(listener)) process.off('uncaughtException', listener);
    }
    for (const listener of process.listeners('unhandledRejection')) {
      if (!unhandled.includes(listener)) process.off('unhandledRejection', listener);
    }
  }
}
