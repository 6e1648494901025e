import { z } from 'zod';

const decay = z.number().min(0).max(0.99999);

/** What a trainer does with its gradients. It starts afresh every round. */
export const optimiserSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('sgd') }),
  z.strictObject({
    kind: z.literal('momentum'),
    momentum: decay.default(0.9).meta({ title: 'Momentum' }),
    nesterov: z.boolean().default(false).meta({ title: "Nesterov's look-ahead" }),
  }),
  z.strictObject({
    kind: z.literal('adam'),
    beta1: decay.default(0.9).meta({ title: 'Decay of the mean gradient' }),
    beta2: decay.default(0.999).meta({ title: 'Decay of the mean squared gradient' }),
    epsilon: z.number().positive().default(1e-7).meta({ title: 'Added to the root in the divisor' }),
  }),
]);

export type OptimiserSpec = z.output<typeof optimiserSchema>;
