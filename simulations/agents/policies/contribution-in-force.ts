import { CONTRIBUTION_RULES, type Contribution, MOST_EXACT_PLAYERS } from '../../scenario/index.js';
import type { WorldView } from '../../world/index.js';

const PERMUTATIONS = 50;
const TOLERANCE_PERCENT = 0.1;

/**
 * What validators score updates by under the parameters now in force. Where pay goes by claimed sample counts, scores
 * still decide who is slashed, and are leave-one-out contributions. Exact Shapley values give way to sampled ones when a
 * round has too many updates.
 */
export function contributionInForce(view: WorldView, updates: number): Contribution {
  const rule = CONTRIBUTION_RULES[Number(view.parameters.get('contributionRule') ?? 0n)];
  switch (rule) {
    case undefined:
    case 'sampleCount':
      return { rule: 'leaveOneOut' };
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
