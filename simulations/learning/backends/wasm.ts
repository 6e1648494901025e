import { dirname, sep } from 'node:path';
import { packageFile } from '../data/package-file.js';
import { type Backend, makeCurrent } from './backend.js';
import { isInstalled } from './installed.js';
import { registerWasmKernels } from './wasm-kernels/register-wasm-kernels.js';

const PACKAGE = '@tensorflow/tfjs-backend-wasm';

/** TensorFlow.js's kernels in WebAssembly, with SIMD where there is any; one thread, so that sums keep their order. */
export const wasm: Backend = {
  name: 'wasm',
  runsIn: 'thread',
  environment: {},
  isInstalled: () => isInstalled(PACKAGE),
  load: async () => {
    const tf = await import('@tensorflow/tfjs-core');
    const { setWasmPaths } = await import('@tensorflow/tfjs-backend-wasm');
    tf.env().set('WASM_HAS_MULTITHREAD_SUPPORT', false);
    setWasmPaths(dirname(packageFile(PACKAGE, 'dist', 'tfjs-backend-wasm.wasm')) + sep);
    registerWasmKernels(tf);
    return makeCurrent(tf, 'wasm');
  },
};
