/** Something an agent found out by its own off-chain work, and anybody could check by doing the same work. */
export type Finding = RuleComparison;

/** How accurate the round's updates would have made the model under each rule, on the held-out split. */
export interface RuleComparison {
  readonly kind: 'ruleComparison';
  readonly round: number;
  /** Accuracy (0 to 1) by the registry's number of the rule. */
  readonly accuracies: Readonly<Record<number, number>>;
}
