import { AGGREGATION_RULES, type Aggregation, type LearningParameters } from '../../scenario/index.js';
import type { WorldView } from '../../world/index.js';

/** Most that Bulyan can withstand. */
const BULYAN_PERCENT = 24;

/**
 * The aggregation that a rule number means under the parameters now in force: the share cut or withstood is the
 * registry's, what the registry does not hold is the scenario's.
 */
export function aggregationOf(rule: number, view: WorldView, { aggregation }: LearningParameters): Aggregation {
  const name = AGGREGATION_RULES[rule];
  const percent = Number(view.parameters.get('trimShareBps') ?? 0n) / 100;
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

export function ruleInForce(view: WorldView): number {
  return Number(view.parameters.get('aggregationRule') ?? 0n);
}
