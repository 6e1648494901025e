import { z } from 'zod';
import { AGGREGATION_RULES, type CoreScenario } from '../../scenario/index.js';

/** What a cohort of proposers says about its evidence. */
export const proposerFields = {
  patienceRounds: z.int().min(1).max(52).default(3).meta({
    title: 'Rounds of evidence before proposing',
    description: 'How many rounds in a row another rule must measure better.',
  }),
  candidates: z.array(z.enum(AGGREGATION_RULES)).min(1).default(['fedAvg', 'trimmedMean']).meta({
    title: 'Aggregation rules it compares every round',
  }),
  minimumGainPercent: z
    .number()
    .min(0)
    .max(100)
    .default(2)
    .meta({ title: 'Gain worth a proposal', unit: 'points of accuracy' }),
};

/** The registry's numbers of all rules that some proposer of the scenario is known to compare. */
export function candidateRules({ population }: Pick<CoreScenario, 'population'>): readonly number[] {
  return population.flatMap((cohort) =>
    cohort.archetype === 'proposer' && 'candidates' in cohort
      ? proposerFields.candidates.parse(cohort.candidates).map((rule) => AGGREGATION_RULES.indexOf(rule))
      : [],
  );
}
