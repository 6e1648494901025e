import { InputError } from '../../errors/index.js';
import type { ModelSpec } from '../../scenario/index.js';
import type { PictureShape } from '../data/example-set.js';
import { layerChain, type NamedLayer } from './layer-chain.js';
import { linear, relu } from './layers/activation.js';
import { conv2dLayer } from './layers/conv2d-layer.js';
import { denseLayer } from './layers/dense-layer.js';
import { glorotUniform, zeros } from './layers/initialiser.js';
import { shapeLayer } from './layers/layer.js';
import { poolingLayer } from './layers/pooling-layer.js';
import type { Model, ModelShape } from './model.js';

export type CnnSpec = Extract<ModelSpec, { kind: 'cnn' }>;

const start = { kernel: glorotUniform, bias: zeros };

/**
 * The convolutional network of McMahan et al. 2017 (arXiv 1602.05629, §3): convolutions that keep the size, each with
 * ReLU and 2 × 2 max pooling, a dense ReLU layer and one score a class. With two of 5 × 5 (32 and 64 filters) and 512
 * units it has 1,663,370 weights on MNIST, as the paper says.
 *
 * @throws InputError `learning.needsPictures` for data that is no pictures, `learning.picturesTooSmall` when pooling
 * leaves nothing of them
 */
export function cnn({ filters, kernelSize, hiddenUnits }: CnnSpec, { picture, classes }: ModelShape): Model {
  if (picture === null) {
    throw new InputError('learning.needsPictures', 'A convolutional network needs pictures, and this data has none.', {
      field: 'learning.model',
      value: 'cnn',
      hint: 'Choose the model "softmax" or "dense", or a data set of pictures.',
    });
  }
  const least = 2 ** filters.length;
  if (Math.min(picture.height, picture.width) < least) {
    throw new InputError(
      'learning.picturesTooSmall',
      `Pictures of ${picture.height} × ${picture.width} pixels cannot be halved ${filters.length} times.`,
      {
        field: 'learning.model.filters',
        value: filters,
        hint: `Use fewer convolutions, or pictures of at least ${least} × ${least} pixels.`,
      },
    );
  }
  const layers: NamedLayer[] = [];
  let shape: PictureShape = picture;
  filters.forEach((count, i) => {
    const convolution = conv2dLayer(shape, {
      filters: count,
      kernelSize: [kernelSize, kernelSize],
      strides: [1, 1],
      padding: 'same',
      activation: relu,
      ...start,
    });
    const pooling = poolingLayer(
      { ...shape, channels: count },
      { of: 'max', poolSize: [2, 2], strides: [2, 2], padding: 'valid' },
    );
    layers.push({ name: `conv2d_${i + 1}`, layer: convolution }, { name: `max_pooling2d_${i + 1}`, layer: pooling });
    shape = { height: Math.floor(shape.height / 2), width: Math.floor(shape.width / 2), channels: count };
  });
  const flat = shape.height * shape.width * shape.channels;
  layers.push(
    { name: 'flatten_1', layer: shapeLayer([flat]) },
    { name: 'dense_1', layer: denseLayer(flat, hiddenUnits, relu, start) },
    { name: 'dense_2', layer: denseLayer(hiddenUnits, classes, linear, start) },
  );
  return layerChain([picture.height, picture.width, picture.channels], layers);
}
