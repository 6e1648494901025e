import { type Finding, type Observation, type Policy, workIntent } from '../../agents/index.js';
import type { WeightedUpdate } from '../../learning/index.js';
import { candidateRules } from './candidates.js';
import { aggregationOf, ruleInForce } from './rules.js';
import { newestRound, type TrainingRound, type TrainingScope } from './state.js';
import { type CompareOrder, compare } from './work.js';

type Seen = Observation<TrainingScope>;

/** How accurate a round's updates would have made the model under each rule, on the held-out split. */
export interface RuleComparison extends Finding {
  readonly kind: 'ruleComparison';
  readonly round: number;
  /** Accuracy (0 to 1) by the registry's number of the rule. */
  readonly accuracies: Readonly<Record<number, number>>;
}

export const ruleComparisons = (findings: readonly Finding[]): readonly RuleComparison[] =>
  findings.filter((finding): finding is RuleComparison => finding.kind === 'ruleComparison');

const updatesOf = new WeakMap<TrainingRound, readonly WeightedUpdate[]>();

/** The round's revealed updates as aggregation takes them, in reveal order; the same list for whoever asks. */
export function revealedUpdates(
  round: TrainingRound,
  { directory }: Pick<Seen, 'directory'>,
): readonly WeightedUpdate[] {
  let updates = updatesOf.get(round);
  if (updates === undefined) {
    updates = round.revealed.map(({ trainer, cid, sampleCount }) => ({
      update: cid,
      sampleCount,
      // Only trainers commit, and each of them holds a shard.
      shard: directory.at(trainer)?.shard ?? -1,
    }));
    updatesOf.set(round, updates);
  }
  return updates;
}

/** The round that is going on, once it has updates; `null` before that and when it is settled. */
export function roundToScore(view: TrainingScope['view']): TrainingRound | null {
  const round = newestRound(view.training);
  return round === null || round.settlement !== null || round.revealed.length === 0 ? null : round;
}

const orders = new WeakMap<TrainingRound, CompareOrder>();

/** One order a round, whoever studies it: all know the same public updates and rules. */
function comparison(round: TrainingRound, view: TrainingScope['view'], observation: Seen): CompareOrder {
  let order = orders.get(round);
  if (order === undefined) {
    const rules = rulesTalkedAbout(observation, view);
    order = {
      model: round.modelCid,
      updates: revealedUpdates(round, observation),
      rules,
      aggregations: rules.map((rule) => aggregationOf(rule, view, observation.scenario.learning)),
    };
    orders.set(round, order);
  }
  return order;
}

/** The rule in force and all that some proposer is known to compare, ascending. */
function rulesTalkedAbout({ scenario }: Seen, view: TrainingScope['view']): readonly number[] {
  return [...new Set([ruleInForce(view), ...candidateRules(scenario)])].sort((a, b) => a - b);
}

/**
 * Does the sums on every round's public updates: what would each rule that is talked about have made of them? The
 * updates are on IPFS, so anybody can. What it finds is its own knowledge from the next tick on.
 */
export const studyRules: Policy<TrainingScope> = (observation) => [
  workIntent<TrainingScope, CompareOrder, readonly number[]>(compare, {
    purpose: 'study',
    window: 3,
    order: (view) => {
      const round = roundToScore(view);
      return round === null ? null : comparison(round, view, observation);
    },
    finding: (accuracies, view): RuleComparison => {
      const round = newestRound(view.training)!;
      const { rules } = comparison(round, view, observation);
      return {
        kind: 'ruleComparison',
        round: round.round,
        accuracies: Object.fromEntries(rules.map((rule, i) => [rule, accuracies[i]!])),
      };
    },
  }),
];

/** How many of its latest findings a voter goes by. */
const REMEMBERED_ROUNDS = 4;

/**
 * Accuracy that another aggregation rule would have brought over the one in force, in points, averaged over the
 * agent's latest studies; `null` when it has made none.
 */
export function expectedGain({ findings, view }: Seen, rule: number): number | null {
  const current = ruleInForce(view);
  const gains = ruleComparisons(findings)
    .slice(-REMEMBERED_ROUNDS)
    .map(({ accuracies }) => 100 * ((accuracies[rule] ?? Number.NaN) - (accuracies[current] ?? Number.NaN)))
    .filter(Number.isFinite);
  return gains.length === 0 ? null : gains.reduce((sum, gain) => sum + gain, 0) / gains.length;
}
