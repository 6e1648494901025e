import { z } from 'zod';
import { KEPT_FINDINGS } from '../../kernel/index.js';
import { AGGREGATION_RULES, CONTRIBUTION_RULES, type CoreScenario } from '../../scenario/index.js';

/** What a cohort of proposers says about its evidence. */
export const proposerFields = {
  patienceRounds: z.int().min(1).max(KEPT_FINDINGS).default(3).meta({
    title: 'Rounds of evidence before proposing',
    description: 'How many of the latest rounds it goes by.',
  }),
  candidates: z
    .array(z.enum(AGGREGATION_RULES))
    .min(1)
    .default(['fedAvg', 'trimmedMean', 'median', 'normClipping'])
    .meta({ title: 'Aggregation rules it compares every round' }),
  payCandidates: z
    .array(z.enum(CONTRIBUTION_RULES))
    .min(1)
    .default(['influence', 'cosine', 'leaveOneOut'])
    .meta({ title: 'What pay could go by, which it compares every round' }),
  minimumGainPercent: z.number().min(0).max(100).default(2).meta({
    title: 'Gain worth a proposal',
    unit: 'points of accuracy',
    description: 'What the gain must exceed by two standard errors of its measurement.',
  }),
};

/** What the proposers of a scenario are known to compare, by the registry's numbers, ascending. */
export interface Candidates {
  readonly aggregations: readonly number[];
  readonly payRules: readonly number[];
}

const known = new WeakMap<CoreScenario['population'], Candidates>();

export function candidatesOf({ population }: Pick<CoreScenario, 'population'>): Candidates {
  let candidates = known.get(population);
  if (candidates === undefined) {
    const proposers = population
      .filter(({ archetype }) => archetype === 'proposer')
      .map((cohort) => fields.parse(cohort));
    candidates = {
      aggregations: numbersOf(
        AGGREGATION_RULES,
        proposers.flatMap((proposer) => proposer.candidates),
      ),
      payRules: numbersOf(
        CONTRIBUTION_RULES,
        proposers.flatMap((proposer) => proposer.payCandidates),
      ),
    };
    known.set(population, candidates);
  }
  return candidates;
}

const fields = z.object({ candidates: proposerFields.candidates, payCandidates: proposerFields.payCandidates });

function numbersOf<R extends string>(rules: readonly R[], named: readonly R[]): readonly number[] {
  return [...new Set(named.map((rule) => rules.indexOf(rule)))].sort((a, b) => a - b);
}
