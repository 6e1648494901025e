import { ruleName } from './parties.js';

/** An aggregation or contribution rule as a round tells it: by its id, or already in words with its parameters. */
export function ruleOfRound(rule: string): string {
  if (rule === 'FedAvg') return ruleName('fedAvg');
  return /^[a-z]+([A-Z][a-z]+)*$/.test(rule) ? ruleName(rule) : rule;
}
