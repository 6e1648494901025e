import type { Observation, Policy } from '../../agents/index.js';
import type { ContractCall } from '../../chain/index.js';
import { AGGREGATION_RULES, type AggregationOnChain } from '../../scenario/index.js';
import { ownVotes, parameterOf, propose, setParameter, unfinishedProposals } from '../governance/index.js';
import { misdirectedPay } from './misdirected-pay.js';
import { ruleInForce } from './rules.js';
import type { TrainingScope } from './state.js';
import { ruleComparisons } from './studies.js';

type Seen = Observation<TrainingScope>;

export interface Patience {
  /** Rounds in a row that the evidence must hold. */
  readonly rounds: number;
  /** Gain worth a proposal, in points of accuracy. */
  readonly minimumGain: number;
  /** Rules that it would propose, in this order. */
  readonly candidates: readonly AggregationOnChain[];
}

/** Ticks that a proposer waits after a defeat before it asks the same again. */
const RETRY_TICKS = 8;
/** Share of trainers' pay gone to work that did no good from which paying by score is worth a proposal. */
const TOLERATED_WASTE = 0.1;

const RULE_TITLES: Readonly<Record<AggregationOnChain, string>> = {
  fedAvg: 'the weighted mean (FedAvg)',
  trimmedMean: 'the trimmed mean',
  median: 'the median',
  krum: 'Krum',
  multiKrum: 'Multi-Krum',
  bulyan: 'Bulyan',
  normClipping: 'the mean of clipped updates',
  flTrust: 'trust scores (FLTrust)',
};

/** Watches the evidence and puts a remedy to the vote once it has held long enough; one proposal at a time. */
export function proposeBetterRules(patience: Patience): Policy<TrainingScope> {
  return (observation) => {
    const { view, self, now, tick } = observation;
    if (!isItsTurn(observation)) return [];
    if (ownVotes(observation) < view.governance.settings.proposalThreshold) return [];
    if (unfinishedProposals(view.governance, now).length > 0) return [];
    const remedy = betterAggregation(observation, patience) ?? payByScore(view, patience);
    if (remedy === null || lately(observation, remedy.title)) return [];
    const description = `# ${remedy.title}\n\n${remedy.reason}\n\nProposed by ${self.name}, tick ${tick + 1}.`;
    return [{ purpose: 'propose', window: 0, calls: [propose(view, remedy.actions, description)] }];
  };
}

/** Proposers talk to each other off chain: they take turns, so that no two bring the same remedy at once. */
function isItsTurn({ tick, self, directory }: Seen): boolean {
  const proposers = directory.ofArchetype(self.archetype);
  return proposers[tick % proposers.length]?.name === self.name;
}

interface Remedy {
  readonly title: string;
  readonly reason: string;
  readonly actions: readonly ContractCall[];
}

function betterAggregation({ findings, view }: Seen, { rounds, minimumGain, candidates }: Patience): Remedy | null {
  const current = ruleInForce(view);
  const evidence = ruleComparisons(findings).slice(-rounds);
  if (evidence.length < rounds) return null;
  for (const name of candidates) {
    const rule = AGGREGATION_RULES.indexOf(name);
    if (rule === current) continue;
    const gains = evidence.map(({ accuracies }) => 100 * (accuracies[rule]! - accuracies[current]!));
    if (!gains.every((gain) => gain >= minimumGain)) continue;
    const mean = gains.reduce((sum, gain) => sum + gain, 0) / gains.length;
    return {
      title: `Combine updates by ${RULE_TITLES[name]}`,
      reason: `In each of the last ${rounds} rounds it would have measured at least ${minimumGain} points better than the rule in force, ${mean.toFixed(1)} points on average.`,
      actions: [setParameter(view, 'aggregationRule', BigInt(rule))],
    };
  }
  return null;
}

function payByScore(view: TrainingScope['view'], { rounds }: Patience): Remedy | null {
  if (parameterOf(view.governance, 'contributionRule') !== 0n || view.training.settledRounds < rounds) return null;
  const waste = misdirectedPay(view.training);
  if (waste < TOLERATED_WASTE) return null;
  return {
    title: 'Pay trainers by measured contribution',
    reason: `${(100 * waste).toFixed(1)} % of the trainers' pay of late went to updates that measured no good.`,
    actions: [setParameter(view, 'contributionRule', 1n)],
  };
}

function lately({ view, now, scenario }: Seen, title: string): boolean {
  return [...view.governance.proposals.values()].some(
    (proposal) => proposal.title === title && now - proposal.createdAt < RETRY_TICKS * scenario.tickSeconds,
  );
}
