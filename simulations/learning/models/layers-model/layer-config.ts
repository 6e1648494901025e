import { z } from 'zod';
import { type LayerPlace, refuseLayer } from './refuse-layer.js';

const side = z.int().min(1).max(10_000);
const pair = z.union([side.transform((both): [number, number] => [both, both]), z.tuple([side, side])]);
const padding = z.enum(['same', 'valid']).default('valid');
const channelsLast = z.literal('channels_last').nullish();
const none = z.null().optional();
const trained = {
  trainable: z.literal(true).default(true),
  use_bias: z.boolean().default(true),
  activation: z.string().nullish(),
  kernel_initializer: z.unknown().default({ class_name: 'GlorotUniform' }),
  bias_initializer: z.unknown().default({ class_name: 'Zeros' }),
  kernel_regularizer: none,
  bias_regularizer: none,
  activity_regularizer: none,
  kernel_constraint: none,
  bias_constraint: none,
};

export const denseConfig = z.looseObject({ ...trained, units: side });
export const conv2dConfig = z.looseObject({
  ...trained,
  filters: side,
  kernel_size: pair,
  strides: pair.default([1, 1]),
  padding,
  data_format: channelsLast,
  dilation_rate: z.union([z.literal(1), z.tuple([z.literal(1), z.literal(1)])]).nullish(),
  groups: z.literal(1).nullish(),
});
export const poolingConfig = z.looseObject({
  pool_size: pair.default([2, 2]),
  strides: pair.nullish(),
  padding,
  data_format: channelsLast,
});
export const globalPoolingConfig = z.looseObject({ data_format: channelsLast, keepdims: z.literal(false).nullish() });
export const flattenConfig = z.looseObject({ data_format: channelsLast });
export const reshapeConfig = z.looseObject({ target_shape: z.array(z.int().nullable()).min(1).max(3) });
export const activationConfig = z.looseObject({ activation: z.string() });
export const reluConfig = z.looseObject({
  max_value: none,
  negative_slope: z.literal(0).nullish(),
  threshold: z.literal(0).nullish(),
});
export const softmaxConfig = z.looseObject({ axis: z.literal([-1, 1]).nullish() });

/**
 * A layer's configuration, checked.
 *
 * @throws InputError `learning.layerUnsupported` naming the layer and the setting that is not supported
 */
export function readConfig<Schema extends z.ZodType>(
  schema: Schema,
  config: unknown,
  place: LayerPlace,
): z.output<Schema> {
  const parsed = schema.safeParse(config);
  if (parsed.success) return parsed.data;
  const setting = String(parsed.error.issues[0]!.path[0]);
  const value = JSON.stringify((config as Record<string, unknown>)[setting]);
  throw refuseLayer(place, `has the setting ${setting} = ${value ?? 'nothing'}, which cannot be trained here`, HINT);
}

const HINT = 'Layers are trained whole, channels last, undilated, without regularisers and constraints.';
