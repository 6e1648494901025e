import { z } from 'zod';

/** The model that is trained. */
export const modelSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('softmax') }),
  z.strictObject({
    kind: z.literal('dense'),
    hiddenUnits: z
      .array(z.int().min(1).max(2048))
      .min(1)
      .max(4)
      .default([32])
      .meta({ title: 'Units of each hidden layer' }),
  }),
  z.strictObject({
    kind: z.literal('cnn'),
    filters: z.array(z.int().min(1).max(256)).min(1).max(3).default([32, 64]).meta({
      title: 'Filters of each convolution',
      description: 'Every convolution is followed by ReLU and 2 × 2 max pooling. Needs pictures.',
    }),
    kernelSize: z.int().min(1).max(9).default(5).meta({ title: 'Side of a filter', unit: 'pixels' }),
    hiddenUnits: z.int().min(1).max(2048).default(512).meta({ title: 'Units of the dense layer' }),
  }),
  z.strictObject({
    kind: z.literal('layersModel'),
    file: z
      .string()
      .min(1)
      .meta({
        title: 'model.json of a TensorFlow.js LayersModel',
        description:
          'Relative to the scenario file. Layers that follow one another and end in softmax, or in one score a class. ' +
          'Its weights are the first model when they lie beside it.',
      }),
  }),
]);

export type ModelSpec = z.output<typeof modelSchema>;
