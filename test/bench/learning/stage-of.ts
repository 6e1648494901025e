/** A function on the stack of a sample: its name and the file it is in. */
export interface Frame {
  readonly functionName: string;
  readonly url: string;
}

/** Parts of local work by the file that does them; the innermost that matches counts. */
const BY_FILE: readonly (readonly [RegExp, string])[] = [
  [/learning\/backends\/native\/graph-descent/, 'steps in one graph'],
  [/learning\/training\/batches/, 'batches: gather, upload'],
  [/learning\/training\/weight-tensors/, 'weights in, read-back'],
  [/learning\/training\/cross-entropy/, 'loss and accuracy'],
  [/learning\/(optimiser|training\/proximal)/, 'update'],
  [/simulations\/random|training\/schedule/, 'order of the examples'],
  [/learning\/content|ipfs-unixfs|multiformats|noble\/hashes/, 'CID of the update'],
];

/** Which part of local work a sample belongs to. The stack goes from the innermost function out. */
export function stageOf(stack: readonly Frame[]): string {
  if (stack[0]?.functionName === '(garbage collector)') return 'garbage collection';
  for (const { functionName, url } of stack) {
    const [, stage] = BY_FILE.find(([file]) => file.test(url)) ?? [];
    if (stage) return stage;
    if (/learning\/models/.test(url) && (functionName === 'forward' || functionName === 'backward'))
      return functionName;
  }
  return 'the rest';
}

/** The kernel of TensorFlow.js that a sample is in, e.g. `batchMatMul`; `null` when in none. */
export function kernelOf(stack: readonly Frame[]): string | null {
  let kernel: string | null = null;
  for (const { functionName, url } of stack) {
    // A kernel may call others: the outermost counts.
    if (/tfjs-backend-(wasm|cpu)\/|backends\/wasm-kernels\//.test(url)) {
      if (!/^$|^(wasm-function|ccall|kernelFunc|BackendWasm)/.test(functionName)) kernel = functionName;
    } else if (kernel !== null) return kernel;
  }
  return kernel;
}
