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
      return { tf: await backend.load(), backend: backend.name };
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
