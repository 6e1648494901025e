import type { Aggregation } from './aggregation.js';
import type { Contribution } from './contribution.js';

/**
 * The aggregation rules that a DAO can vote for; the registry holds the index. A hierarchy is not among them: a DAO's
 * trainers all report to the same contract.
 */
export const AGGREGATION_RULES = [
  'fedAvg',
  'trimmedMean',
  'median',
  'krum',
  'multiKrum',
  'bulyan',
  'normClipping',
  'flTrust',
] as const satisfies readonly Aggregation['rule'][];

/** What trainers can be paid by; the registry holds the index. All but the first pay by the validators' scores. */
export const CONTRIBUTION_RULES = [
  'sampleCount',
  'leaveOneOut',
  'lossReduction',
  'cosine',
  'shapley',
  'monteCarloShapley',
  'guidedShapley',
  'influence',
] as const satisfies readonly Contribution['rule'][];

export type AggregationOnChain = (typeof AGGREGATION_RULES)[number];
export type ContributionOnChain = (typeof CONTRIBUTION_RULES)[number];
