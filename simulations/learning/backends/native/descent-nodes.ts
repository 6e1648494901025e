import type { Tensor } from '@tensorflow/tfjs-core';
import type { Attribute, GraphNode } from './saved-graph.js';
import type { GradientGraph, TracedOperation } from './trace.js';

const float = { type: 'float32' } as const;
const onFloats = { T: float };

/**
 * A graph of `stride` gradient descent steps on variables: `start0…` and `ready` set them, `now0…` are what they are,
 * and `seen0…` are the probabilities of the steps, each there when its step is done. Running the first of them leaves
 * out the steps behind.
 *
 * A variable's update waits for all who read it in that step, and its readers in the next step wait for the update.
 */
export function descentNodes(graph: GradientGraph, stride: number): GraphNode[] {
  const { layout } = graph;
  const nodes: GraphNode[] = [];
  const node = (name: string, operation: string, inputs: readonly string[], attributes: GraphNode['attributes']) => {
    nodes.push({ name, operation, inputs, attributes });
    return name;
  };
  const placeholder = (name: string, shape: readonly number[]) =>
    node(name, 'Placeholder', [], { dtype: float, shape: { shape } });

  const variables = layout.map(({ shape }, i) =>
    node(`variable${i}`, 'VariableV2', [], {
      dtype: float,
      shape: { shape },
      container: { text: '' },
      shared_name: { text: '' },
    }),
  );
  const assigned = layout.map(({ shape }, i) =>
    node(`assigned${i}`, 'Assign', [variables[i]!, placeholder(`start${i}`, shape)], {
      ...onFloats,
      validate_shape: { bool: true },
      use_locking: { bool: false },
    }),
  );
  const zero = node('zero', 'Const', [], { dtype: float, value: { scalar: 0 } });
  node('ready', 'Identity', [zero, ...waitingFor(assigned)], onFloats);
  for (const [i, variable] of variables.entries()) node(`now${i}`, 'Identity', [variable], onFloats);

  const shared = new Map<Tensor, string>(graph.weights.map((weight, i) => [weight, variables[i]!]));
  [...graph.constants].forEach(([tensor, scalar], i) => {
    shared.set(tensor, node(`constant${i}`, 'Const', [], { dtype: float, value: { scalar } }));
  });

  let updates: string[] | null = null;
  for (let step = 0; step < stride; step++) {
    const names = new Map(shared);
    names.set(graph.images, placeholder(`images${step}`, [-1, graph.features]));
    names.set(graph.targets, placeholder(`targets${step}`, [-1, graph.classes]));
    const before = updates;
    graph.operations.forEach((operation, i) => {
      const awaited = graph.weights.flatMap((weight, w) =>
        before !== null && operation.inputs.includes(weight) ? [before[w]!] : [],
      );
      const inputs = operation.inputs.map((input) => names.get(input)!);
      const name = `step${step}/${i}`;
      names.set(
        operation.output,
        node(name, operation.name, [...inputs, ...waitingFor(awaited)], attributesOf(operation)),
      );
    });
    const rate = placeholder(`rate${step}`, []);
    updates = graph.gradients.map((gradient, w) => {
      const readers = graph.operations.filter(({ inputs }) => inputs.includes(graph.weights[w]!));
      const awaited = readers.map(({ output }) => names.get(output)!);
      if (before !== null) awaited.push(before[w]!);
      const inputs = [variables[w]!, rate, names.get(gradient)!, ...waitingFor(awaited)];
      return node(`step${step}/update${w}`, 'ApplyGradientDescent', inputs, {
        ...onFloats,
        use_locking: { bool: false },
      });
    });
    node(`seen${step}`, 'Identity', [names.get(graph.probabilities)!, ...waitingFor(updates)], onFloats);
  }
  return nodes;
}

function waitingFor(names: readonly string[]): string[] {
  return [...new Set(names)].map((name) => `^${name}`);
}

function attributesOf({ transposes }: TracedOperation): Record<string, Attribute> {
  if (transposes === null) return onFloats;
  return { ...onFloats, transpose_a: { bool: transposes[0] }, transpose_b: { bool: transposes[1] } };
}
