import type { PictureShape } from '../../data/example-set.js';
import { ACTIVATION_NAMES, type Activation, activationLayer, activationNamed, relu } from '../layers/activation.js';
import { conv2dLayer } from '../layers/conv2d-layer.js';
import { denseLayer } from '../layers/dense-layer.js';
import { type Layer, shapeLayer } from '../layers/layer.js';
import { globalAverageLayer, poolingLayer } from '../layers/pooling-layer.js';
import type { LayerDescription } from './chain-of-layers.js';
import {
  activationConfig,
  conv2dConfig,
  denseConfig,
  flattenConfig,
  globalPoolingConfig,
  poolingConfig,
  readConfig,
  reluConfig,
  reshapeConfig,
} from './layer-config.js';
import { readInitialiser } from './read-initialiser.js';
import { type LayerPlace, refuseLayer } from './refuse-layer.js';

/** Why some usual layers are refused. */
const REASONS: Readonly<Record<string, string>> = {
  Dropout: 'drops values at random, which TensorFlow.js cannot repeat from a seed',
  BatchNormalization: 'keeps moving statistics, which are no gradients that could be averaged',
  Embedding: 'takes word numbers, and examples here are values',
};

/** Makes a layer of its description in a file, for examples of the given shape. */
export function readLayer(
  { className, config }: LayerDescription,
  inputShape: readonly number[],
  place: LayerPlace,
): Layer {
  const size = inputShape.reduce((product, length) => product * length, 1);
  switch (className) {
    case 'Dense': {
      const { units, activation, use_bias: useBias, ...rest } = readConfig(denseConfig, config, place);
      if (inputShape.length !== 1) {
        throw refuseLayer(place, `takes values of ${inputShape.length} axes`, 'Put a Flatten layer before it.');
      }
      return denseLayer(size, units, readActivation(activation ?? 'linear', place), {
        useBias,
        kernel: readInitialiser(rest.kernel_initializer, place),
        bias: readInitialiser(rest.bias_initializer, place),
      });
    }
    case 'Conv2D': {
      const { filters, activation, use_bias: useBias, ...rest } = readConfig(conv2dConfig, config, place);
      const { strides, padding } = rest;
      const layer = conv2dLayer(pictureOf(inputShape, place), {
        filters,
        kernelSize: rest.kernel_size,
        strides,
        padding,
        useBias,
        activation: readActivation(activation ?? 'linear', place),
        kernel: readInitialiser(rest.kernel_initializer, place),
        bias: readInitialiser(rest.bias_initializer, place),
      });
      return notEmpty(layer, place);
    }
    case 'MaxPooling2D':
    case 'AveragePooling2D': {
      const { pool_size: poolSize, strides, padding } = readConfig(poolingConfig, config, place);
      const of = className === 'MaxPooling2D' ? 'max' : 'average';
      const choices = { of, poolSize, strides: strides ?? poolSize, padding } as const;
      return notEmpty(poolingLayer(pictureOf(inputShape, place), choices), place);
    }
    case 'GlobalAveragePooling2D':
      readConfig(globalPoolingConfig, config, place);
      return globalAverageLayer(pictureOf(inputShape, place));
    case 'Flatten':
      readConfig(flattenConfig, config, place);
      return shapeLayer([size]);
    case 'Reshape':
      return shapeLayer(targetShape(readConfig(reshapeConfig, config, place).target_shape, size, place));
    case 'Activation':
      return activationLayer(inputShape, readActivation(readConfig(activationConfig, config, place).activation, place));
    case 'ReLU':
      readConfig(reluConfig, config, place);
      return activationLayer(inputShape, relu);
    default:
      throw refuseLayer(
        place,
        REASONS[className] ?? `is of the kind ${className}, which cannot be trained here`,
        KINDS,
      );
  }
}

const KINDS =
  'Build it of Dense, Conv2D, MaxPooling2D, AveragePooling2D, GlobalAveragePooling2D, Flatten, Reshape, Activation, ' +
  'ReLU, and Softmax at the end.';

function readActivation(name: string, place: LayerPlace): Activation {
  const known = activationNamed(name);
  if (known !== undefined) return known;
  const hint =
    name === 'softmax' ? 'Softmax can only stand at the end.' : `Known are ${ACTIVATION_NAMES.join(', ')} and softmax.`;
  throw refuseLayer(place, `has the activation "${name}", which cannot be trained there`, hint);
}

function pictureOf(shape: readonly number[], place: LayerPlace): PictureShape {
  const [height, width, channels] = shape;
  if (shape.length !== 3) {
    const hint = 'Give it height, width and channels, by the input shape or a Reshape layer.';
    throw refuseLayer(place, `takes pictures, and gets values of shape [${shape.join(', ')}]`, hint);
  }
  return { height: height!, width: width!, channels: channels! };
}

function notEmpty(layer: Layer, place: LayerPlace): Layer {
  if (layer.outputShape.every((length) => length >= 1)) return layer;
  throw refuseLayer(place, 'has a window larger than its pictures', 'Use a smaller window, or padding "same".');
}

/** A target shape whose unknown length (−1, or null in some files), if any, is worked out. */
function targetShape(target: readonly (number | null)[], size: number, place: LayerPlace): readonly number[] {
  const isOpen = (length: number | null): length is null | -1 => length === null || length === -1;
  const known = target.reduce<number>((product, length) => (isOpen(length) ? product : product * length), 1);
  const shape = target.map((length) => (isOpen(length) ? size / known : length));
  const product = shape.reduce((total, length) => total * length, 1);
  if (product === size && shape.every((length) => Number.isInteger(length) && length >= 1)) return shape;
  throw refuseLayer(place, `makes [${target.join(', ')}] of ${size} values`, 'Use a shape of as many values.');
}
