import type { TensorFlow } from '../../models/network.js';
import { conv2dBackpropFilter } from './conv2d-backprop-filter.js';
import { conv2dBackpropInput } from './conv2d-backprop-input.js';
import { batchMatMul, fusedMatMul } from './mat-mul.js';
import { maxPoolGrad } from './max-pool-grad.js';
import { registerWasmKernel } from './wasm-kernel.js';

let registered = false;

/** Gives the wasm backend kernels that training needs and it lacks or has only slow ones of. Once a thread is enough. */
export function registerWasmKernels(tf: TensorFlow): void {
  if (registered) return;
  registered = true;
  registerWasmKernel(tf, conv2dBackpropFilter);
  registerWasmKernel(tf, conv2dBackpropInput);
  registerWasmKernel(tf, maxPoolGrad);
  registerWasmKernel(tf, batchMatMul);
  registerWasmKernel(tf, fusedMatMul);
}
