import { z } from 'zod';

/** What trainers do to an update before sending it. */
export const compressionSchema = z.strictObject({
  keepPercent: z.number().positive().max(100).default(100).meta({
    title: 'Share of the values that is sent',
    unit: '%',
    description: 'The largest by size (top-k).',
  }),
  bits: z
    .union([z.literal(32), z.literal(8)])
    .default(32)
    .meta({ title: 'Bits of each value' }),
  errorFeedback: z.boolean().default(true).meta({
    title: 'Error feedback',
    description: 'What was not sent is added to the next update of the same trainer.',
  }),
});

export type Compression = z.output<typeof compressionSchema>;
