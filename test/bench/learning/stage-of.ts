/** A function on the stack of a sample: its name and the file it is in. */
export interface Frame {
  readonly functionName: string;
  readonly url: string;
}

/** Parts of local work by the file that does them; the innermost that matches counts. */
const BY_FILE: readonly (readonly [RegExp, string])[] = [
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

/** Where of TensorFlow.js's kernels a sample is, e.g. `batchMatMul`; `null` when in none. */
export function kernelOf(stack: readonly Frame[]): string | null {
  for (const { functionName, url } of stack) {
    const file = /tfjs-node\/dist\/kernels\/(\w+)\.js$/.exec(url)?.[1];
    if (file) return file;
    if (/tfjs-backend-(wasm|cpu)\//.test(url) && functionName !== '' && !/^wasm-function/.test(functionName))
      return functionName;
  }
  return null;
}
