import { z } from 'zod';
import {
  constant,
  type Initialiser,
  normal,
  uniform,
  type VarianceScaling,
  varianceScaling,
  zeros,
} from '../layers/initialiser.js';
import { type LayerPlace, refuseLayer } from './refuse-layer.js';

const VARIANCES: Readonly<Record<string, VarianceScaling>> = {
  GlorotUniform: { scale: 1, mode: 'fan_avg', distribution: 'uniform' },
  GlorotNormal: { scale: 1, mode: 'fan_avg', distribution: 'normal' },
  HeUniform: { scale: 2, mode: 'fan_in', distribution: 'uniform' },
  HeNormal: { scale: 2, mode: 'fan_in', distribution: 'normal' },
  LeCunUniform: { scale: 1, mode: 'fan_in', distribution: 'uniform' },
  LeCunNormal: { scale: 1, mode: 'fan_in', distribution: 'normal' },
};

const initialiserSchema = z.looseObject({
  class_name: z.string(),
  config: z
    .object({
      value: z.number().default(0),
      minval: z.number().default(-0.05),
      maxval: z.number().default(0.05),
      mean: z.number().default(0),
      stddev: z.number().default(0.05),
      scale: z.number().positive().default(1),
      mode: z.enum(['fan_in', 'fan_out', 'fan_avg']).default('fan_in'),
      distribution: z.string().default('normal'),
    })
    .prefault({}),
});

/** A layer's initialiser from the file. Its seed is left aside: the run's own decides. Truncated normals are whole ones. */
export function readInitialiser(description: unknown, place: LayerPlace): Initialiser {
  const parsed = initialiserSchema.safeParse(description);
  if (!parsed.success) throw unknown(place, description);
  const { class_name: name, config } = parsed.data;
  if (VARIANCES[name] !== undefined) return varianceScaling(VARIANCES[name]);
  switch (name) {
    case 'VarianceScaling': {
      const { scale, mode, distribution } = config;
      return varianceScaling({ scale, mode, distribution: distribution === 'uniform' ? 'uniform' : 'normal' });
    }
    case 'Zeros':
      return zeros;
    case 'Ones':
      return constant(1);
    case 'Constant':
      return constant(config.value);
    case 'RandomUniform':
      return uniform(config.minval, config.maxval);
    case 'RandomNormal':
    case 'TruncatedNormal':
      return normal(config.mean, config.stddev);
    default:
      throw unknown(place, name);
  }
}

function unknown(place: LayerPlace, what: unknown): Error {
  const called = typeof what === 'string' ? `"${what}"` : 'something unknown';
  return refuseLayer(place, `starts its weights by ${called}`, 'Use GlorotUniform, HeNormal, Zeros or the like.');
}
