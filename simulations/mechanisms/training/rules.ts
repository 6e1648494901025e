import {
  AGGREGATION_RULES,
  type Aggregation,
  type AggregationOnChain,
  CONTRIBUTION_RULES,
  type Contribution,
  type ContributionOnChain,
  type LearningParameters,
  MOST_EXACT_PLAYERS,
} from '../../scenario/index.js';
import { parameterOf } from '../governance/index.js';
import type { TrainingScope } from './state.js';

type Governed = Pick<TrainingScope['view'], 'governance'>;

/** Most that Bulyan can withstand. */
const BULYAN_PERCENT = 24;
const PERMUTATIONS = 50;
const TOLERANCE_PERCENT = 0.1;

/** Rules in plain words, for values of parameters. */
export const AGGREGATION_NAMES: Readonly<Record<AggregationOnChain, string>> = {
  fedAvg: 'FedAvg',
  trimmedMean: 'trimmed mean',
  median: 'median',
  krum: 'Krum',
  multiKrum: 'Multi-Krum',
  bulyan: 'Bulyan',
  normClipping: 'norm clipping',
  flTrust: 'FLTrust',
};
export const CONTRIBUTION_NAMES: Readonly<Record<ContributionOnChain, string>> = {
  sampleCount: 'sample count',
  leaveOneOut: 'leave-one-out score',
  lossReduction: 'loss reduction',
  cosine: 'cosine to the combined update',
  shapley: 'Shapley value',
  monteCarloShapley: 'Shapley value by Monte-Carlo',
  guidedShapley: 'Shapley value by guided truncation',
  influence: 'influence on the held-out loss',
};

/** The registry's number of the aggregation rule in force. */
export function ruleInForce({ governance }: Governed): number {
  return Number(parameterOf(governance, 'aggregationRule'));
}

/**
 * The aggregation that a rule number means under the parameters now in force: the share cut or withstood is the
 * registry's, what the registry does not hold is the scenario's.
 */
export function aggregationOf(
  rule: number,
  { governance }: Governed,
  { aggregation }: LearningParameters,
): Aggregation {
  const name = AGGREGATION_RULES[rule];
  const percent = Number(parameterOf(governance, 'trimShareBps')) / 100;
  if (name === undefined) throw new RangeError(`the registry holds the unknown aggregation rule ${rule}`);
  switch (name) {
    case 'fedAvg':
    case 'median':
      return { rule: name };
    case 'trimmedMean':
      return { rule: name, trimPercent: percent };
    case 'krum':
    case 'multiKrum':
      return { rule: name, byzantinePercent: percent };
    case 'bulyan':
      return { rule: name, byzantinePercent: Math.min(BULYAN_PERCENT, percent) };
    case 'normClipping':
      return aggregation.rule === name ? aggregation : { rule: name };
    case 'flTrust':
      if (aggregation.rule !== name) throw new RangeError('no examples were set aside for FLTrust');
      return aggregation;
  }
}

/**
 * What validators score updates by under the parameters now in force. Where pay goes by claimed sample counts, scores
 * still decide who is slashed, and are influences on the loss. Exact Shapley values give way to sampled ones when a
 * round has too many updates.
 */
export function contributionInForce({ governance }: Governed, updates: number): Contribution {
  const contribution = contributionOf(payRuleInForce({ governance }), updates);
  return contribution.rule === 'sampleCount' ? { rule: 'influence' } : contribution;
}

/** The registry's number of what pay goes by. */
export function payRuleInForce({ governance }: Governed): number {
  return Number(parameterOf(governance, 'contributionRule'));
}

/** What a rule number means for a round of so many updates. */
export function contributionOf(number: number, updates: number): Contribution {
  const rule = CONTRIBUTION_RULES[number];
  switch (rule) {
    case undefined:
      throw new RangeError(`the registry holds the unknown contribution rule ${number}`);
    case 'shapley':
      return updates <= MOST_EXACT_PLAYERS ? { rule } : sampled('guidedShapley');
    case 'monteCarloShapley':
    case 'guidedShapley':
      return sampled(rule);
    default:
      return { rule };
  }
}

function sampled(rule: 'monteCarloShapley' | 'guidedShapley'): Contribution {
  return { rule, permutations: PERMUTATIONS, tolerancePercent: TOLERANCE_PERCENT };
}
