import { type Shares, type Sums, shares } from './shares.js';
import { type Frame, stageOf } from './stage-of.js';

/** The part of tfjs-node's backend that everything goes through. */
interface NativeBackend {
  binding: {
    executeOp(name: string, ...rest: unknown[]): unknown;
    runSavedModel(...rest: unknown[]): unknown;
    tensorDataSync(id: number): unknown;
  };
}

/**
 * Where tfjs-node's time goes, by clocks around its calls: a profiler would send signals, which oneDNN's kernels do not
 * survive. What the clocks themselves take is left out.
 */
export async function clockedShares(backend: NativeBackend, work: () => Promise<void>): Promise<Shares> {
  const stages: Sums = new Map();
  const kernels: Sums = new Map();
  let counted = 0;
  const { binding } = backend;
  const add = (sums: Sums, name: string, millis: number) => sums.set(name, (sums.get(name) ?? 0) + millis);
  const clock = <T>(name: string, call: () => T): T => {
    const start = performance.now();
    const result = call();
    const end = performance.now();
    add(kernels, name, end - start);
    add(stages, stageOf(stackHere()), end - start);
    counted += performance.now() - start;
    return result;
  };
  backend.binding = Object.create(binding, {
    executeOp: { value: (name: string, ...rest: unknown[]) => clock(name, () => binding.executeOp(name, ...rest)) },
    runSavedModel: { value: (...rest: unknown[]) => clock('steps in one graph', () => binding.runSavedModel(...rest)) },
    tensorDataSync: { value: (id: number) => clock('read-back', () => binding.tensorDataSync(id)) },
  });
  const began = performance.now();
  try {
    await work();
  } finally {
    backend.binding = binding;
  }
  const outside = performance.now() - began - counted;
  add(kernels, 'outside TensorFlow', outside);
  add(stages, 'outside TensorFlow', outside);
  return { stages: shares(stages), kernels: shares(kernels) };
}

/** The functions that are running, innermost first. */
function stackHere(): Frame[] {
  const { prepareStackTrace, stackTraceLimit } = Error;
  try {
    Error.stackTraceLimit = 40;
    Error.prepareStackTrace = (_, sites) =>
      sites.map((site) => ({ functionName: site.getFunctionName() ?? '', url: site.getFileName() ?? '' }));
    // `prepareStackTrace` above makes it a list.
    return new Error('for its stack').stack as unknown as Frame[];
  } finally {
    Object.assign(Error, { prepareStackTrace, stackTraceLimit });
  }
}
