import type { Aggregation } from '../../scenario/index.js';
import type { WorldView } from '../../world/index.js';

/** The registry's numbers for the aggregation rules. */
export const AGGREGATION_RULES = ['fedAvg', 'trimmedMean'] as const satisfies readonly Aggregation['rule'][];

/** The aggregation that a rule number means under the parameters now in force. */
export function aggregationOf(rule: number, view: WorldView): Aggregation {
  const name = AGGREGATION_RULES[rule];
  if (name === undefined) throw new RangeError(`the registry holds the unknown aggregation rule ${rule}`);
  if (name === 'fedAvg') return { rule: name };
  return { rule: name, trimPercent: Number(view.parameters.get('trimShareBps') ?? 0n) / 100 };
}

export function ruleInForce(view: WorldView): number {
  return Number(view.parameters.get('aggregationRule') ?? 0n);
}
