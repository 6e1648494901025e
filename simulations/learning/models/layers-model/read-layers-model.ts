import { z } from 'zod';
import { layerChain, type NamedLayer } from '../layer-chain.js';
import type { LayersModelFile } from '../loaded-model.js';
import type { Model } from '../model.js';
import { chainOfLayers, type LayerDescription } from './chain-of-layers.js';
import { readConfig, softmaxConfig } from './layer-config.js';
import { readLayer } from './read-layer.js';
import { refuseLayer, refuseModel } from './refuse-layer.js';

/** A model from a file, with the shape of one of its examples and how many scores it gives. */
export interface ReadModel {
  readonly model: Model;
  readonly inputShape: readonly number[];
  readonly outputs: number;
}

/**
 * Makes a model of a LayersModel file: a chain of layers that ends in softmax, or in scores that softmax is meant for
 * (a layer without activation).
 *
 * @throws InputError `learning.layerUnsupported`, `learning.modelUnsuitable`
 */
export function readLayersModel({ topology, file }: Pick<LayersModelFile, 'topology' | 'file'>): ReadModel {
  const chain = chainOfLayers(topology, file);
  const nested = chain.find(({ className }) => ['Sequential', 'Functional', 'Model'].includes(className));
  if (nested !== undefined) {
    const hint = 'Put its layers in its place.';
    throw refuseLayer({ file, layer: nested.config.name }, 'is a model within the model', hint);
  }
  const inputShape = inputShapeOf(chain[0]!, file);
  const descriptions = withoutSoftmax(
    chain.filter(({ className }) => className !== 'InputLayer'),
    file,
  );
  const layers: NamedLayer[] = [];
  let shape = inputShape;
  let weights = 0;
  const size = (sides: readonly number[]) => sides.reduce((product, side) => product * side, 1);
  if (size(shape) > MOST_VALUES) throw tooLarge(file, chain[0]!.config.name, 0, size(shape));
  for (const description of descriptions) {
    const { name } = description.config;
    const layer = readLayer(description, shape, { file, layer: name });
    layers.push({ name, layer });
    shape = layer.outputShape;
    weights += layer.weights.reduce((sum, { shape: sides }) => sum + size(sides), 0);
    if (weights > MOST_WEIGHTS || size(shape) > MOST_VALUES) throw tooLarge(file, name, weights, size(shape));
  }
  if (layers.every(({ layer }) => layer.weights.length === 0)) {
    throw refuseModel(file, 'has no layer with weights', 'Add a Dense layer.');
  }
  if (shape.length !== 1) {
    throw refuseModel(file, `ends in values of shape [${shape.join(', ')}]`, 'End it with one score for each class.');
  }
  return { model: layerChain(inputShape, layers), inputShape, outputs: shape[0]! };
}

/** More than this are 256 MiB, of which a run keeps several at a time. */
const MOST_WEIGHTS = 64 * 1024 * 1024;
/** Values that one example becomes within the model; a batch is many times that. */
const MOST_VALUES = 16 * 1024 * 1024;

function tooLarge(file: string, layer: string, weights: number, values: number): Error {
  const [count, most, what] =
    weights > MOST_WEIGHTS ? [weights, MOST_WEIGHTS, 'weights'] : [values, MOST_VALUES, 'values an example'];
  const hint = `Use a model of at most ${most.toLocaleString('en')} ${what}.`;
  return refuseModel(file, `has ${count.toLocaleString('en')} ${what} up to its layer "${layer}"`, hint);
}

const inputSchema = z
  .object({
    batch_input_shape: z.tuple([z.null()], z.int().min(1)).optional(),
    batch_shape: z.tuple([z.null()], z.int().min(1)).optional(),
  })
  .transform(({ batch_input_shape: old, batch_shape: recent }) => (old ?? recent)?.slice(1) as number[] | undefined);

/** The shape of one example, which the first layer holds. */
function inputShapeOf({ config }: LayerDescription, file: string): readonly number[] {
  const shape = inputSchema.safeParse(config).data;
  if (shape !== undefined && shape.length >= 1 && shape.length <= 3) return shape;
  const hint = 'Give its first layer an inputShape of one to three axes when you make it.';
  throw refuseModel(file, 'does not say what shape its examples have', hint);
}

/** The layers up to the scores: the softmax that ends them is part of the loss here. */
function withoutSoftmax(layers: readonly LayerDescription[], file: string): readonly LayerDescription[] {
  const last = layers.at(-1);
  if (last === undefined) throw refuseModel(file, 'has no layers', 'Add some.');
  const { className, config } = last;
  if (className === 'Softmax') {
    readConfig(softmaxConfig, config, { file, layer: config.name });
    return layers.slice(0, -1);
  }
  const activation = config.activation ?? (className === 'ReLU' ? 'relu' : 'linear');
  if (activation === 'softmax') {
    return className === 'Activation'
      ? layers.slice(0, -1)
      : [...layers.slice(0, -1), { className, config: { ...config, activation: 'linear' } }];
  }
  if (activation === 'linear') return layers;
  const hint = 'End it with softmax over one score a class, or with a layer without activation.';
  throw refuseLayer({ file, layer: config.name }, `ends the model in ${String(activation)}`, hint);
}
