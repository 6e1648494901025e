import { z } from 'zod';

const serverLearningRate = z.number().positive().max(100);
const decay = z.number().min(0).max(0.99999);
const adaptive = {
  serverLearningRate: serverLearningRate.default(0.1).meta({ title: "The server's learning rate" }),
  beta1: decay.default(0.9).meta({ title: 'Decay of the mean update' }),
  tau: z
    .number()
    .positive()
    .max(1)
    .default(0.001)
    .meta({ title: 'Adaptivity τ', description: 'Added to the root in the divisor.' }),
};

/** What the server does with the combined update: it is a gradient to it (Reddi et al. 2021, arXiv 2003.00295). */
export const serverOptimiserSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('none') }),
  z.strictObject({
    kind: z.literal('momentum'),
    serverLearningRate: serverLearningRate.default(1).meta({ title: "The server's learning rate" }),
    momentum: decay.default(0.9).meta({ title: 'Momentum' }),
  }),
  z.strictObject({ kind: z.literal('adagrad'), ...adaptive, beta1: adaptive.beta1.default(0) }),
  z.strictObject({
    kind: z.literal('adam'),
    ...adaptive,
    beta2: decay.default(0.99).meta({ title: 'Decay of the mean square' }),
  }),
  z.strictObject({
    kind: z.literal('yogi'),
    ...adaptive,
    beta2: decay.default(0.99).meta({ title: 'Decay of the mean square' }),
  }),
]);

export type ServerOptimiserSpec = z.output<typeof serverOptimiserSchema>;
