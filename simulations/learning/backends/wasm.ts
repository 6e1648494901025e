import { dirname, sep } from 'node:path';
import { packageFile } from '../data/package-file.js';
import type { TensorFlow } from '../models/network.js';
import { type Backend, makeCurrent } from './backend.js';
import { isInstalled } from './installed.js';
import { conv2dBackpropFilter } from './wasm-kernels/conv2d-backprop-filter.js';
import { conv2dBackpropInput } from './wasm-kernels/conv2d-backprop-input.js';
import { batchMatMul, fusedMatMul } from './wasm-kernels/mat-mul.js';
import { maxPoolGrad } from './wasm-kernels/max-pool-grad.js';
import { registerWasmKernel } from './wasm-kernels/wasm-kernel.js';

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

let registered = false;

/** Gives the wasm backend kernels that training needs and it lacks or has only slow ones of. Once a thread is enough. */
function registerWasmKernels(tf: TensorFlow): void {
  if (registered) return;
  registered = true;
  registerWasmKernel(tf, conv2dBackpropFilter);
  registerWasmKernel(tf, conv2dBackpropInput);
  registerWasmKernel(tf, maxPoolGrad);
  registerWasmKernel(tf, batchMatMul);
  registerWasmKernel(tf, fusedMatMul);
}
