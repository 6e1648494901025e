import type { Tensor } from '@tensorflow/tfjs-core';
import type { RandomStream } from '../../../random/index.js';
import type { TensorFlow } from '../network.js';

/** One weight tensor of a layer. */
export interface LayerWeight {
  /** `kernel` or `bias`, as TensorFlow.js calls them. */
  readonly name: string;
  readonly shape: readonly number[];
  /** Fills it with what it is before any training. */
  initialise(values: Float32Array, random: RandomStream): void;
}

/** What went through a layer. */
interface LayerPass {
  readonly input: Tensor;
  readonly output: Tensor;
}

export interface LayerGradients {
  /** With respect to each weight tensor, in the weights' order and shapes. */
  readonly gradients: Tensor[];
  /** With respect to the input; `null` when nobody wants it. */
  readonly error: Tensor | null;
}

/**
 * A layer with both passes written out. Recording them on TensorFlow.js's gradient tape is no choice: its build for
 * Node comes without gradients, and the tape costs more than the kernels at these sizes.
 */
export interface Layer {
  readonly weights: readonly LayerWeight[];
  /** Of one example. */
  readonly outputShape: readonly number[];
  /** [examples, …input shape] → [examples, …output shape]. */
  forward(tf: TensorFlow, weights: readonly Tensor[], input: Tensor): Tensor;
  /** From the loss's gradient with respect to the output, in its shape. */
  backward(
    tf: TensorFlow,
    weights: readonly Tensor[],
    pass: LayerPass,
    error: Tensor,
    wantsInput: boolean,
  ): LayerGradients;
}

/** The same values in another shape: flattened, or as a picture. */
export function shapeLayer(outputShape: readonly number[]): Layer {
  return {
    weights: [],
    outputShape,
    forward: (tf, _, input) => tf.reshape(input, [-1, ...outputShape]),
    backward: (tf, _, { input }, error) => ({ gradients: [], error: tf.reshape(error, input.shape) }),
  };
}
