import { z } from 'zod';
import { refuseLayer, refuseModel } from './refuse-layer.js';

const layerSchema = z.looseObject({
  class_name: z.string(),
  config: z.looseObject({ name: z.string() }),
  inbound_nodes: z.array(z.unknown()).optional(),
});
const layersSchema = z.array(layerSchema).min(1);
const topologySchema = z.looseObject({
  class_name: z.string(),
  config: z.union([layersSchema, z.looseObject({ layers: layersSchema })]),
});

/** A layer as the file describes it. */
export interface LayerDescription {
  readonly className: string;
  readonly config: Readonly<Record<string, unknown>> & { readonly name: string };
}

/**
 * The layers of a model in the order in which values go through them. Takes a Sequential model, or a functional one in
 * which each layer follows the one before.
 *
 * @throws InputError `learning.modelUnsuitable` for anything else
 */
export function chainOfLayers(topology: object, file: string): readonly LayerDescription[] {
  // Files that came by way of Python hold the same one level deeper.
  const described = (topology as { model_config?: unknown }).model_config ?? topology;
  const parsed = topologySchema.safeParse(described);
  if (!parsed.success) throw noModel(file);
  const { class_name: kind, config } = parsed.data;
  const layers = Array.isArray(config) ? config : config.layers;
  if (!['Sequential', 'Functional', 'Model'].includes(kind)) throw noModel(file);
  const names = new Set(layers.map((layer) => layer.config.name));
  if (names.size < layers.length)
    throw refuseModel(file, 'has layers of the same name', 'Give each a name of its own.');
  const ordered = kind === 'Sequential' ? layers : followed(layers, file);
  return ordered.map(({ class_name: className, config }) => ({ className, config }));
}

type ParsedLayer = z.output<typeof layerSchema>;

/** A functional model's layers from its input on, each the only one that takes what the one before gives. */
function followed(layers: readonly ParsedLayer[], file: string): ParsedLayer[] {
  const first = layers.filter(({ inbound_nodes: inbound = [] }) => inbound.length === 0);
  if (first.length !== 1) throw refuseModel(file, `has ${first.length} inputs`, 'Use a model of one input.');
  const chain = new Set([first[0]!]);
  const takers = new Map<string, ParsedLayer[]>();
  const joining = new Set<ParsedLayer>();
  for (const layer of layers) {
    const from = sources(layer.inbound_nodes ?? []);
    if (from.length > 1) joining.add(layer);
    for (const name of new Set(from)) takers.set(name, [...(takers.get(name) ?? []).slice(0, 1), layer]);
  }
  let last = first[0]!.config.name;
  while (chain.size < layers.length) {
    const [only, ...more] = takers.get(last) ?? [];
    if (only === undefined || more.length > 0 || joining.has(only) || chain.has(only)) {
      const where = { file, layer: only?.config.name ?? last };
      throw refuseLayer(where, 'is where the model branches or joins', 'Use a model whose layers follow one another.');
    }
    chain.add(only);
    last = only.config.name;
  }
  return [...chain];
}

/** Names of the layers that inbound nodes name: `[[[name, node, tensor, {}], …]]`, or Keras 3's `keras_history`. */
function sources(inbound: readonly unknown[]): string[] {
  const found: string[] = [];
  const visit = (value: unknown): void => {
    if (Array.isArray(value)) {
      if (typeof value[0] === 'string' && typeof value[1] === 'number') found.push(value[0]);
      else value.forEach(visit);
    } else if (typeof value === 'object' && value !== null) Object.values(value).forEach(visit);
  };
  visit(inbound);
  return found;
}

function noModel(file: string): Error {
  return refuseModel(
    file,
    'is no LayersModel',
    'Save it with model.save() of TensorFlow.js, or convert it to "tfjs_layers_model".',
  );
}
