import type { Tensor } from '@tensorflow/tfjs-core';
import type { Descent, Network, TensorFlow } from '../../models/network.js';
import type { WeightLayout } from '../../models/weight-layout.js';

/** One of TensorFlow's float32 operations that ran. */
export interface TracedOperation {
  readonly name: string;
  /** Of `MatMul`: which operand is transposed. */
  readonly transposes: readonly [boolean, boolean] | null;
  readonly inputs: readonly Tensor[];
  readonly output: Tensor;
}

/** What ran, in order, and the numbers that took part. */
export interface Trace {
  readonly operations: TracedOperation[];
  readonly constants: Map<Tensor, number>;
}

/** A network's gradients as operations alone: every tensor is an argument, a constant or an operation's output. */
export interface GradientGraph extends Trace {
  readonly layout: WeightLayout;
  readonly features: number;
  readonly classes: number;
  readonly weights: readonly Tensor[];
  readonly images: Tensor;
  readonly targets: Tensor;
  /** Of the summed cross-entropy, in the layout's order. */
  readonly gradients: readonly Tensor[];
  readonly probabilities: Tensor;
}

/**
 * Runs the network's gradients once while `trace` is being filled, and makes something of the trace; `null` when the
 * network called anything that leaves none (a convolution, a reshape, most activations). The tensors live until then.
 */
export function traceGradients(
  tf: TensorFlow,
  network: Network,
  layout: WeightLayout,
  { features, classes }: { readonly features: number; readonly classes: number },
  trace: Trace,
  make: (graph: GradientGraph) => Descent,
): Descent | null {
  const scope = tf.engine();
  scope.startScope();
  try {
    const weights = layout.map(({ shape }) => tf.zeros([...shape]));
    const images = tf.zeros([2, features]);
    const targets = tf.zeros([2, classes]);
    const { gradients, probabilities } = network.gradients(weights, { images, targets } as never, 1);
    const known = new Set([...weights, images, targets, ...trace.constants.keys()]);
    for (const { inputs, output } of trace.operations) {
      if (!inputs.every((input) => known.has(input))) return null;
      known.add(output);
    }
    if (![...gradients, probabilities].every((result) => known.has(result))) return null;
    return make({ ...trace, layout, features, classes, weights, images, targets, gradients, probabilities });
  } finally {
    scope.endScope();
  }
}
