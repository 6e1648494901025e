import type { Tensor, Tensor4D } from '@tensorflow/tfjs-core';
import type { PictureShape } from '../../data/example-set.js';
import type { Layer } from './layer.js';
import { windowsAlong } from './windows-along.js';

export interface PoolingChoices {
  /** The largest value of each window, or the mean. */
  readonly of: 'max' | 'average';
  /** Height and width, pixels. */
  readonly poolSize: readonly [number, number];
  readonly strides: readonly [number, number];
  readonly padding: 'same' | 'valid';
}

/** Pooling of pictures, every channel by itself. */
export function poolingLayer(input: PictureShape, { of, poolSize, strides, padding }: PoolingChoices): Layer {
  const attrs = { filterSize: [...poolSize], strides: [...strides], pad: padding };
  return {
    weights: [],
    outputShape: [
      windowsAlong(input.height, poolSize[0], strides[0], padding),
      windowsAlong(input.width, poolSize[1], strides[1], padding),
      input.channels,
    ],
    forward: (tf, _, pictures) => {
      const pool = of === 'max' ? tf.maxPool : tf.avgPool;
      return pool(pictures as Tensor4D, [...poolSize], [...strides], padding);
    },
    backward: (tf, _, { input: pictures, output }, dy, wantsInput) => {
      const gradientOfInput = () =>
        of === 'max'
          ? tf.engine().runKernel('MaxPoolGrad', { dy, input: pictures, output }, attrs)
          : tf.engine().runKernel('AvgPoolGrad', { dy, input: pictures }, attrs);
      return { gradients: [], error: wantsInput ? (gradientOfInput() as Tensor) : null };
    },
  };
}

/** The mean of each channel over the whole picture. */
export function globalAverageLayer({ height, width, channels }: PictureShape): Layer {
  return {
    weights: [],
    outputShape: [channels],
    forward: (tf, _, pictures) => tf.mean(pictures, [1, 2]),
    backward: (tf, _, { input: pictures }, error) => {
      const everywhere = tf.reshape(tf.div(error, height * width), [-1, 1, 1, channels]);
      return { gradients: [], error: tf.mul(tf.onesLike(pictures), everywhere) };
    },
  };
}
