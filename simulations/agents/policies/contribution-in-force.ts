import { CONTRIBUTION_RULES, type Contribution } from '../../scenario/index.js';
import type { WorldView } from '../../world/index.js';

const PERMUTATIONS = 50;
const TOLERANCE_PERCENT = 0.5;

/**
 * What validators score updates by under the parameters now in force. Where pay goes by claimed sample counts, scores
 * still decide who is slashed, and are leave-one-out contributions.
 */
export function contributionInForce(view: WorldView): Contribution {
  const rule = CONTRIBUTION_RULES[Number(view.parameters.get('contributionRule') ?? 0n)];
  switch (rule) {
    case undefined:
    case 'sampleCount':
      return { rule: 'leaveOneOut' };
    case 'monteCarloShapley':
    case 'guidedShapley':
      return { rule, permutations: PERMUTATIONS, tolerancePercent: TOLERANCE_PERCENT };
    default:
      return { rule };
  }
}
