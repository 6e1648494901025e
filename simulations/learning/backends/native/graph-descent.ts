import type { Tensor } from '@tensorflow/tfjs-core';
import type { Descent, TensorFlow } from '../../models/network.js';
import { descentNodes } from './descent-nodes.js';
import { TAG, withSavedGraph } from './saved-graph.js';
import type { GradientGraph } from './trace.js';

/** A tensor that TensorFlow holds. */
interface Held {
  readonly id: number;
}

/** What of tfjs-node's backend runs a loaded graph. */
export interface SessionBackend {
  readonly binding: {
    loadSavedModel(folder: string, tags: string): number;
    runSavedModel(session: number, inputs: readonly number[], inputNames: string, outputNames: string): Held[];
    tensorDataSync(id: number): Float32Array;
    deleteTensor(id: number): void;
  };
  /** Gives them to TensorFlow where it has not got them yet. */
  getInputTensorIds(tensors: readonly Tensor[]): number[];
  createOutputTensor(held: Held): Tensor;
}

/** Steps in one call. More take longer to prepare and are no faster. */
const STRIDE = 10;

/**
 * Gradient descent as one graph that TensorFlow runs by itself, with the weights in its variables, changed in place.
 * That saves the 6 to 10 µs that each of a step's 27 operations takes to be called from JavaScript, and new tensors
 * for the weights. The graph lives as long as the process.
 */
export function graphDescent(tf: TensorFlow, backend: SessionBackend, graph: GradientGraph): Descent {
  const session = withSavedGraph(descentNodes(graph, STRIDE), (folder) => backend.binding.loadSavedModel(folder, TAG));
  const run = (inputs: readonly Tensor[], inputNames: readonly string[], outputNames: readonly string[]) =>
    backend.binding.runSavedModel(session, backend.getInputTensorIds(inputs), ports(inputNames), ports(outputNames));
  const starts = graph.layout.map((_, i) => `start${i}`);
  const nows = graph.layout.map((_, i) => `now${i}`);
  return {
    stride: STRIDE,
    begin: (weights) => {
      for (const { id } of run(weights, starts, ['ready'])) backend.binding.deleteTensor(id);
    },
    steps: (batches) => {
      const rates = batches.map(({ rate }) => tf.scalar(rate));
      const outputs = run(
        batches.flatMap(({ batch }, i) => [batch.images, batch.targets, rates[i]!]),
        batches.flatMap((_, i) => [`images${i}`, `targets${i}`, `rate${i}`]),
        batches.map((_, i) => `seen${i}`),
      );
      tf.dispose(rates);
      return outputs.map(({ id }) => {
        const probabilities = backend.binding.tensorDataSync(id);
        backend.binding.deleteTensor(id);
        return probabilities;
      });
    },
    weights: () => run([], [], nows).map((held) => backend.createOutputTensor(held)),
  };
}

function ports(names: readonly string[]): string {
  return names.map((name) => `${name}:0`).join(',');
}
