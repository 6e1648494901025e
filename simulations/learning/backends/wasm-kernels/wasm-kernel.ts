import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import type { KernelConfig, NamedAttrMap, TensorInfo } from '@tensorflow/tfjs-core';
import type { TensorFlow } from '../../models/network.js';

/** What a kernel of ours works with. */
export interface WasmCall<Inputs> {
  readonly tf: TensorFlow;
  readonly backend: BackendWasm;
  readonly inputs: Inputs;
  readonly attrs: NamedAttrMap;
  /** Runs another kernel of the backend. Its result is the caller's to dispose of. */
  run(kernelName: string, inputs: Record<string, TensorInfo>, attrs: object): TensorInfo;
  /** What TensorFlow.js itself does here. Only where it has the kernel. */
  original(): TensorInfo;
}

/** A kernel for the wasm backend in place of a missing or a slow one. */
export interface WasmKernel<Inputs> {
  readonly name: string;
  compute(call: WasmCall<Inputs>): TensorInfo;
}

/** Registers a kernel in place of the one that TensorFlow.js may have. */
export function registerWasmKernel<Inputs>(tf: TensorFlow, { name, compute }: WasmKernel<Inputs>): void {
  const original = tf.getKernel(name, 'wasm') as KernelConfig | undefined;
  if (original !== undefined) tf.unregisterKernel(name, 'wasm');
  tf.registerKernel({
    // With its setup, which runs when the backend starts.
    ...original,
    kernelName: name,
    backendName: 'wasm',
    kernelFunc: (args) => {
      const backend = args.backend as BackendWasm;
      return compute({
        tf,
        backend,
        inputs: args.inputs as Inputs,
        attrs: args.attrs!,
        run: (kernelName, inputs, attrs) =>
          tf.getKernel(kernelName, 'wasm').kernelFunc({ inputs, attrs: attrs as NamedAttrMap, backend }) as TensorInfo,
        original: () => original!.kernelFunc(args) as TensorInfo,
      });
    },
  });
}

/** A float32 tensor's values where they lie. Valid until the next allocation, which may move the memory. */
export function valuesInPlace(backend: BackendWasm, tensor: TensorInfo): Float32Array {
  return backend.typedArrayFromHeap(tensor) as Float32Array;
}
