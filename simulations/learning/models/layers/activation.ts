import type { Tensor } from '@tensorflow/tfjs-core';
import type { TensorFlow } from '../network.js';
import type { Layer } from './layer.js';

/** A function of every value by itself, whose slope can be told from what came out. */
export interface Activation {
  /** What TensorFlow.js and Keras call it. */
  readonly name: string;
  /** Whether TensorFlow.js's fused kernels can apply it on the way out. */
  readonly fused: 'linear' | 'relu' | null;
  apply(tf: TensorFlow, input: Tensor): Tensor;
  /** The gradient with respect to the input, from the output and the gradient with respect to it. */
  backward(tf: TensorFlow, output: Tensor, error: Tensor): Tensor;
}

export const linear: Activation = {
  name: 'linear',
  fused: 'linear',
  apply: (_, input) => input,
  backward: (_, __, error) => error,
};

export const relu: Activation = {
  name: 'relu',
  fused: 'relu',
  apply: (tf, input) => tf.relu(input),
  backward: (tf, output, error) => tf.reluGradient?.(error, output) ?? tf.mul(error, tf.step(output)),
};

const sigmoid: Activation = {
  name: 'sigmoid',
  fused: null,
  apply: (tf, input) => tf.sigmoid(input),
  backward: (tf, output, error) => tf.mul(error, tf.mul(output, tf.sub(1, output))),
};

const tanh: Activation = {
  name: 'tanh',
  fused: null,
  apply: (tf, input) => tf.tanh(input),
  backward: (tf, output, error) => tf.mul(error, tf.sub(1, tf.square(output))),
};

const elu: Activation = {
  name: 'elu',
  fused: null,
  apply: (tf, input) => tf.elu(input),
  // 1 above zero, and e^x = output + 1 below.
  backward: (tf, output, error) => tf.mul(error, tf.add(1, tf.minimum(output, 0))),
};

const softplus: Activation = {
  name: 'softplus',
  fused: null,
  apply: (tf, input) => tf.softplus(input),
  // The slope of ln(1 + e^x) is 1 − e^−output.
  backward: (tf, output, error) => tf.mul(error, tf.sub(1, tf.exp(tf.neg(output)))),
};

const ACTIVATIONS = [linear, relu, sigmoid, tanh, elu, softplus];

/** Names of all that are known. */
export const ACTIVATION_NAMES: readonly string[] = ACTIVATIONS.map(({ name }) => name);

/** The one of a name, if it is known. */
export function activationNamed(name: string): Activation | undefined {
  return ACTIVATIONS.find((activation) => activation.name === name);
}

/** An activation by itself. */
export function activationLayer(outputShape: readonly number[], activation: Activation): Layer {
  return {
    weights: [],
    outputShape,
    forward: (tf, _, input) => activation.apply(tf, input),
    backward: (tf, _, { output }, error) => ({ gradients: [], error: activation.backward(tf, output, error) }),
  };
}
