import { z } from 'zod';
import type { Archetype } from '../../agents/index.js';
import { riskStake } from './risking.js';
import type { TournamentScope } from './state.js';
import { submitPredictions } from './submitting.js';

const share = z.number().min(0).max(1);
const rounds = z.int().min(1).max(1_000);

const fields = {
  model: z.enum(['own', 'example']).default('own').meta({
    title: 'Whose model it uses',
    description: 'Its own, or the example model, which is the same for everybody.',
  }),
  columns: z.int().min(1).max(64).default(12).meta({
    title: 'Columns that its model uses',
    unit: 'columns',
    description: 'Drawn once for each; of a table with fewer, all.',
  }),
  windowEras: z.int().min(1).max(1_000).default(10).meta({ title: 'Eras that its model is fitted to', unit: 'eras' }),
  fittedTo: z.enum(['newest', 'oldest']).default('newest').meta({
    title: 'Which eras those are',
    description: 'The newest with known targets, each round anew, or the oldest, once and for all.',
  }),
  ridge: z.number().min(0).max(1_000).default(0.1).meta({
    title: 'Penalty on its coefficients',
    description: 'Of a ridge regression: times rows on the sum of squares, where a column has variance 1.',
  }),
  firstShare: share.default(0.2).meta({ title: 'Part of its tokens staked before it has scores of its own' }),
  largestShare: share.default(1).meta({ title: 'Largest part of its tokens that it stakes' }),
  memoryRounds: rounds.default(8).meta({ title: 'Scored rounds that it looks back on', unit: 'rounds' }),
  leastRounds: rounds.default(3).meta({ title: 'Scored rounds without which it does not judge', unit: 'rounds' }),
  caution: z.number().min(0).max(10).default(1).meta({
    title: 'Standard errors that it takes off its mean return',
    description: 'The more, the sooner it withdraws.',
  }),
};

/** Predicts each round with a model of its own and stakes what its own scores so far speak for. */
export const tournamentModeller: Archetype<TournamentScope, typeof fields> = {
  words: { one: 'Modeller', many: 'Modellers', family: 'trainers', shade: 7 },
  chores: 0,
  fields,
  policies: (cohort) => [riskStake(cohort), submitPredictions(cohort.model === 'example' ? 'example' : cohort)],
};
