import { z } from 'zod';

/** Client-level differential privacy: every update is clipped and gets normal noise (McMahan et al. 2018, arXiv 1710.06963). */
export const privacySchema = z.strictObject({
  clipNorm: z.number().positive().max(1_000).default(1).meta({ title: 'Longest update (Euclidean)' }),
  noiseMultiplier: z.number().min(0).max(1_000).default(1).meta({
    title: 'Noise multiplier σ',
    description:
      'The sum of the updates gets normal noise with σ × the longest update; each trainer adds its part. 0: no noise, ε = ∞.',
  }),
  delta: z.number().positive().max(0.5).default(1e-5).meta({
    title: 'δ',
    description: 'The chance that more than ε is lost. Keep it well below 1 / trainers.',
  }),
  epsilonBudget: z.number().positive().max(1_000_000).optional().meta({
    title: 'Budget ε of every trainer',
    description: 'A trainer whose next round would overspend it takes no further part. No limit when left out.',
  }),
});

/** Secure aggregation (Bonawitz et al. 2017): pairwise masks hide every single update from the server. */
export const secureAggregationSchema = z.strictObject({
  thresholdPercent: z.number().min(1).max(100).default(67).meta({
    title: 'Trainers that must stay to unmask the sum',
    unit: '% of the cohort',
    description:
      'Two at least. As many, together with the server, could unmask one of them; above half, no server can trick two groups into it.',
  }),
});

export type Privacy = z.output<typeof privacySchema>;
export type SecureAggregation = z.output<typeof secureAggregationSchema>;
