import { type Finding, type Observation, type Policy, workIntent } from '../../agents/index.js';
import type { Address } from '../../chain/index.js';
import type { WeightedUpdate } from '../../learning/index.js';
import { ledgerOf } from '../../world/index.js';
import { ownVotes, unfinishedProposals } from '../governance/index.js';
import { candidatesOf } from './candidates.js';
import { type Measured, measuredOn, overRounds, type Part } from './evidence.js';
import { aggregationOf, contributionOf, payRuleInForce, ruleInForce } from './rules.js';
import { newestRound, type TrainingRound, type TrainingScope } from './state.js';
import { type StudyOrder, type StudyResult, study } from './work.js';

type Seen = Observation<TrainingScope>;
type View = TrainingScope['view'];

/** What an agent found out about a round's updates on its own part of the held-out split. */
export interface RoundStudy extends Finding {
  readonly kind: 'roundStudy';
  readonly round: number;
  readonly part: Part;
  /** In reveal order, as are claims, effects and scores. */
  readonly trainers: readonly Address[];
  /** Examples that each says it holds. */
  readonly claimed: readonly number[];
  /** What each update takes off the held-out loss (nats). */
  readonly effects: readonly Measured[];
  /** What each scores under the rules of pay that are talked about. */
  readonly scores: StudyResult['scores'];
  /** Which held-out examples each aggregation rule that is talked about would have got right. */
  readonly right: StudyResult['right'];
}

/** An agent's own studies, oldest first. */
export const studiesOf = (findings: readonly Finding[]): readonly RoundStudy[] =>
  findings.filter((finding): finding is RoundStudy => finding.kind === 'roundStudy');

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
export function roundToScore(view: View): TrainingRound | null {
  const round = newestRound(view.training);
  return round === null || round.settlement !== null || round.revealed.length === 0 ? null : round;
}

const orders = new WeakMap<TrainingRound['revealed'], StudyOrder>();

/** One order a round, whoever studies it: all know the same public updates and rules. */
function studyOrder(round: TrainingRound, view: View, observation: Seen): StudyOrder {
  let order = orders.get(round.revealed);
  if (order === undefined) {
    const { scenario } = observation;
    const { aggregations, payRules } = candidatesOf(scenario);
    const current = ruleInForce(view);
    const rules = [...new Set([current, ...aggregations])].sort((a, b) => a - b);
    const updates = revealedUpdates(round, observation);
    order = {
      model: round.modelCid,
      updates,
      aggregation: aggregationOf(current, view, scenario.learning),
      aggregations: new Map(rules.map((rule) => [rule, aggregationOf(rule, view, scenario.learning)])),
      contributions: new Map(
        [...new Set([payRuleInForce(view), ...payRules])].map((rule) => [rule, contributionOf(rule, updates.length)]),
      ),
    };
    orders.set(round.revealed, order);
  }
  return order;
}

/** Who looks at a round's updates: every round as a calling, or when a vote is at hand and one's votes are worth it. */
export type Curiosity = 'always' | 'beforeVotes';

/** What looking costs in the median: votes of this share of the supply are worth it. */
const MEDIAN_COST = 0.0005;
const COST_DEVIATION = 1;

/** Whether a proposal is under way and the agent's votes outweigh what looking costs it, drawn once for each agent. */
function isWorthLooking({ character, self }: Seen, view: View, now: number): boolean {
  if (unfinishedProposals(view.governance, now).every(({ state }) => state !== 'pending' && state !== 'active')) {
    return false;
  }
  const votes = Number(ownVotes({ view, self }));
  const { supply } = ledgerOf(view);
  return votes > MEDIAN_COST * Math.exp(character('costOfLooking').normal(0, COST_DEVIATION)) * Number(supply);
}

/**
 * Does the sums on a round's public updates: what would each rule that is talked about have made of them, and what does
 * each update do? The updates are on IPFS, so anybody can. It measures on its own half of the held-out split, so that two
 * who look need not find the same.
 */
export function studyRounds(curiosity: Curiosity): Policy<TrainingScope> {
  return (observation) => [
    workIntent<TrainingScope, StudyOrder, StudyResult>(study, {
      purpose: 'study',
      window: 2,
      order: (view) => {
        const round = roundToScore(view);
        if (round === null) return null;
        if (curiosity === 'beforeVotes' && !isWorthLooking(observation, view, observation.now)) return null;
        return studyOrder(round, view, observation);
      },
      finding: ({ effects, scores, right }, view): RoundStudy => {
        const { round, revealed } = newestRound(view.training)!;
        const part = ownPart(observation, effects[0]!.length);
        return {
          kind: 'roundStudy',
          round,
          part,
          trainers: revealed.map(({ trainer }) => trainer),
          claimed: revealed.map(({ sampleCount }) => sampleCount),
          effects: effects.map((values) => measuredOn(values, part)),
          scores,
          right,
        };
      },
    }),
  ];
}

/** Half of the held-out examples, always the same for an agent. */
function ownPart({ character }: Seen, examples: number): Part {
  return { first: character('heldOutPart').integer(0, examples - 1), examples: Math.ceil(examples / 2) };
}

/** How many of its latest studies a voter goes by. */
export const REMEMBERED_ROUNDS = 4;

/**
 * Accuracy that another aggregation rule would have brought over the one in force, in points, over so many of an agent's
 * latest studies; `null` when it has made none that compare the two.
 */
export function expectedGain({ findings, view }: Seen, rule: number, rounds = REMEMBERED_ROUNDS): Measured | null {
  const current = ruleInForce(view);
  const gains = studiesOf(findings)
    .slice(-rounds)
    .flatMap(({ right, part }) => {
      const [other, now] = [right.get(rule), right.get(current)];
      if (other === undefined || now === undefined) return [];
      return [
        measuredOn(
          Float32Array.from(other, (isRight, i) => 100 * (isRight - now[i]!)),
          part,
        ),
      ];
    });
  return gains.length === 0 ? null : overRounds(gains);
}
