import type { LearningBackendChoice } from '../../scenario/index.js';
import { type Backend, type BackendName, makeCurrent } from './backend.js';
import { isInstalled } from './installed.js';
import { node } from './node.js';
import { wasm } from './wasm.js';

/** TensorFlow.js's kernels in plain JavaScript: slow, and runs wherever Node does. */
const cpu: Backend = {
  name: 'cpu',
  runsIn: 'thread',
  environment: {},
  isInstalled: () => isInstalled('@tensorflow/tfjs-backend-cpu'),
  load: async () => {
    const tf = await import('@tensorflow/tfjs-core');
    await import('@tensorflow/tfjs-backend-cpu');
    return makeCurrent(tf, 'cpu');
  },
};

/** All backends, fastest first. */
const BACKENDS: readonly Backend[] = [node, wasm, cpu];

export function backendNamed(name: BackendName): Backend {
  return BACKENDS.find((backend) => backend.name === name)!;
}

/** The backends to try for a choice, in order: for `auto` the installed ones, otherwise the one that was asked for. */
export function backendsFor(choice: LearningBackendChoice): readonly Backend[] {
  return choice === 'auto' ? BACKENDS.filter((backend) => backend.isInstalled()) : [backendNamed(choice)];
}
