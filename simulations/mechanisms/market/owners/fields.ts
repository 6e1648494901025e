import { z } from 'zod';
import { tokenAmount } from '../../../scenario/index.js';

/** What cohorts of owners and dealers say alike. */
export const share = z.number().min(0).max(1);

export const coinFields = {
  stableTokens: tokenAmount.default('0').meta({ title: 'Stable coins of the whole cohort', unit: 'stable coins' }),
};
export const attentionField = (usual: number) => ({
  attention: share.default(usual).meta({ title: 'Chance that it looks at the market in a tick' }),
});
export const valueField = (usual: number) => ({
  beliefDeviation: z.number().min(0).max(3).default(usual).meta({
    title: 'Disagreement about the value',
    description: 'Standard deviation of the logarithm of what each holds the token to be worth, drawn once.',
  }),
});
export const impactField = (usual: number) => ({
  mostImpactPercent: z.number().gt(0).max(100).default(usual).meta({
    title: 'Most it moves the price in a tick',
    unit: '%',
    description: 'What is over it is sold later; 100: it does not care.',
  }),
});
