import type { Tensor, Tensor1D, Tensor2D, Tensor4D } from '@tensorflow/tfjs-core';
import type { PictureShape } from '../../data/example-set.js';
import type { TensorFlow } from '../network.js';
import type { Activation } from './activation.js';
import { columnSums } from './column-sums.js';
import type { Initialiser } from './initialiser.js';
import type { Layer } from './layer.js';
import { windowsAlong } from './windows-along.js';

export interface Conv2dChoices {
  readonly filters: number;
  /** Height and width, pixels. */
  readonly kernelSize: readonly [number, number];
  readonly strides: readonly [number, number];
  readonly padding: 'same' | 'valid';
  readonly activation: Activation;
  readonly useBias?: boolean;
  readonly kernel: Initialiser;
  readonly bias: Initialiser;
}

/** A two-dimensional convolution: activation(input ∗ kernel + bias), channels last. */
export function conv2dLayer(input: PictureShape, choices: Conv2dChoices): Layer {
  const { filters, kernelSize, strides, padding, activation, useBias = true } = choices;
  const [height, width] = kernelSize;
  const kernelShape: [number, number, number, number] = [height, width, input.channels, filters];
  const fans = { inputs: height * width * input.channels, outputs: height * width * filters };
  const kernelWeight = { name: 'kernel', shape: kernelShape, initialise: choices.kernel(fans) };
  const biasWeight = { name: 'bias', shape: [filters], initialise: choices.bias(fans) };
  const attrs = { strides: [...strides], pad: padding, dataFormat: 'NHWC' };

  const gradientOfKernel = (tf: TensorFlow, x: Tensor, dy: Tensor) => {
    return tf.engine().runKernel('Conv2DBackpropFilter', { x, dy }, { ...attrs, filterShape: kernelShape }) as Tensor;
  };
  const gradientOfInput = (tf: TensorFlow, x: Tensor, filter: Tensor, dy: Tensor) => {
    return tf.engine().runKernel('Conv2DBackpropInput', { dy, filter }, { ...attrs, inputShape: x.shape }) as Tensor;
  };

  return {
    weights: useBias ? [kernelWeight, biasWeight] : [kernelWeight],
    outputShape: [
      windowsAlong(input.height, height, strides[0], padding),
      windowsAlong(input.width, width, strides[1], padding),
      filters,
    ],
    forward: (tf, weights, pictures) => {
      const made = tf.fused.conv2d({
        x: pictures as Tensor4D,
        filter: weights[0] as Tensor4D,
        strides: [...strides],
        pad: padding,
        ...(useBias ? { bias: weights[1] as Tensor1D } : {}),
        activation: activation.fused ?? 'linear',
      });
      return activation.fused === null ? activation.apply(tf, made) : made;
    },
    backward: (tf, weights, { input: pictures, output }, error, wantsInput) => {
      const reaching = activation.backward(tf, output, error);
      const gradient = gradientOfKernel(tf, pictures, reaching);
      const perFilter = () => columnSums(tf, tf.reshape(reaching, [-1, filters]) as Tensor2D);
      return {
        gradients: useBias ? [gradient, perFilter()] : [gradient],
        error: wantsInput ? gradientOfInput(tf, pictures, weights[0]!, reaching) : null,
      };
    },
  };
}
