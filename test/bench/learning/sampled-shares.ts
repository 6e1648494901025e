import type { Profiler } from 'node:inspector';
import { type Shares, type Sums, shares } from './shares.js';
import { type Frame, kernelOf, stageOf } from './stage-of.js';

/** Sums a CPU profile up by stage of local work and by kernel, idle samples left out. */
export function sampledShares({ nodes, samples = [], timeDeltas = [] }: Profiler.Profile): Shares {
  const parents = new Map(nodes.flatMap(({ id, children = [] }) => children.map((child) => [child, id])));
  const frames = new Map(nodes.map(({ id, callFrame }) => [id, callFrame]));
  const stackOf = (id: number): Frame[] => {
    const stack: Frame[] = [];
    for (let at: number | undefined = id; at !== undefined; at = parents.get(at)) stack.push(frames.get(at)!);
    return stack;
  };
  const stages: Sums = new Map();
  const kernels: Sums = new Map();
  samples.forEach((id, i) => {
    const stack = stackOf(id);
    if (stack[0]!.functionName === '(idle)') return;
    const micros = timeDeltas[i]!;
    add(stages, stageOf(stack), micros);
    add(kernels, kernelOf(stack) ?? 'outside kernels', micros);
  });
  return { stages: shares(stages), kernels: shares(kernels) };
}

function add(sums: Sums, name: string, micros: number): void {
  sums.set(name, (sums.get(name) ?? 0) + micros);
}
