import type { Profiler } from 'node:inspector';
import { type Frame, kernelOf, stageOf } from './stage-of.js';

/** Where sampled time went: shares (0 to 1) of all samples but idle ones, largest first. */
export interface Shares {
  readonly stages: readonly (readonly [string, number])[];
  readonly kernels: readonly (readonly [string, number])[];
}

/** Sums a CPU profile up by stage of local work and by kernel. */
export function sampledShares({ nodes, samples = [], timeDeltas = [] }: Profiler.Profile): Shares {
  const parents = new Map(nodes.flatMap(({ id, children = [] }) => children.map((child) => [child, id])));
  const frames = new Map(nodes.map(({ id, callFrame }) => [id, callFrame]));
  const stackOf = (id: number): Frame[] => {
    const stack: Frame[] = [];
    for (let at: number | undefined = id; at !== undefined; at = parents.get(at)) stack.push(frames.get(at)!);
    return stack;
  };
  const stages = new Map<string, number>();
  const kernels = new Map<string, number>();
  let total = 0;
  samples.forEach((id, i) => {
    const stack = stackOf(id);
    if (stack[0]!.functionName === '(idle)') return;
    const micros = timeDeltas[i]!;
    total += micros;
    add(stages, stageOf(stack), micros);
    add(kernels, kernelOf(stack) ?? 'outside kernels', micros);
  });
  return { stages: shares(stages, total), kernels: shares(kernels, total) };
}

function add(sums: Map<string, number>, name: string, micros: number): void {
  sums.set(name, (sums.get(name) ?? 0) + micros);
}

function shares(sums: ReadonlyMap<string, number>, total: number): [string, number][] {
  return [...sums]
    .sort(([, one], [, other]) => other - one)
    .map(([name, micros]): [string, number] => [name, micros / total]);
}
