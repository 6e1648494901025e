import { createRequire } from 'node:module';
import type { Backend, TensorFlow } from './backend.js';
import { isInstalled } from './installed.js';
import { makeCurrent } from './make-current.js';

const PACKAGE = '@tensorflow/tfjs-node';
const require = createRequire(import.meta.url);

/**
 * TensorFlow's own native library. An optional dependency: its installer downloads the library, which may fail.
 * One thread a process, because the trainers already fill the cores.
 */
export const node: Backend = {
  name: 'node',
  runsIn: 'process',
  environment: { TF_CPP_MIN_LOG_LEVEL: '2', TF_NUM_INTRAOP_THREADS: '1', TF_NUM_INTEROP_THREADS: '1' },
  isInstalled: () => isInstalled(PACKAGE),
  load: async () => {
    restoreIsNullOrUndefined();
    return makeCurrent(require(PACKAGE) as TensorFlow, 'tensorflow');
  },
};

/** tfjs-node 4.22 still calls a function that Node 23 took out of `util`. */
function restoreIsNullOrUndefined(): void {
  const util = require('node:util') as { isNullOrUndefined?: (value: unknown) => boolean };
  util.isNullOrUndefined ??= (value) => value === null || value === undefined;
}
