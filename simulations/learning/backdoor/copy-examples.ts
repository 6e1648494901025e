import type { ExampleSet } from '../data/example-set.js';

/** The chosen examples of a set, in their order, as a set of its own that may be written to. O(chosen × features). */
export function copyExamples(set: ExampleSet, chosen: ArrayLike<number>, features: number): ExampleSet {
  const kind = set.inputs instanceof Uint8Array ? Uint8Array : Float32Array;
  const inputs = new kind(chosen.length * features);
  const labels = new Uint8Array(chosen.length);
  for (let i = 0; i < chosen.length; i++) {
    const example = chosen[i]!;
    inputs.set(set.inputs.subarray(example * features, (example + 1) * features), i * features);
    labels[i] = set.labels[example]!;
  }
  return { inputs, labels };
}
