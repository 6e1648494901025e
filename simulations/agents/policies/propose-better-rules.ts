import { AGGREGATION_RULES, type AggregationOnChain } from '../../scenario/index.js';
import { parameterKey, proposalState, type WorldView } from '../../world/index.js';
import type { Observation, Policy } from '../agent.js';
import { type ContractCall, propose, setParameter } from '../contract-call.js';
import { ruleInForce } from './aggregation-in-force.js';
import { misdirectedPay } from './misdirected-pay.js';
import { ownVotes } from './own-position.js';

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

const RULE_NAMES: Readonly<Record<AggregationOnChain, string>> = {
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
export function proposeBetterRules(patience: Patience): Policy {
  return (observation) => {
    const { view, self, now } = observation;
    if (!isItsTurn(observation)) return [];
    if (ownVotes(observation) < view.governance.proposalThreshold) return [];
    const proposals = [...view.proposals.values()];
    const unfinished = proposals.some((proposal) =>
      ['pending', 'active', 'succeeded', 'queued'].includes(proposalState(proposal, now)),
    );
    if (unfinished) return [];
    const remedy = betterAggregation(observation, patience) ?? payByScore(view, patience);
    if (remedy === null || lately(observation, remedy.title)) return [];
    const description = `# ${remedy.title}\n\n${remedy.reason}\n\nProposed by ${self.name}, tick ${observation.tick + 1}.`;
    return [{ purpose: 'propose', phase: 'act', calls: [propose(view.contracts, remedy.actions, description)] }];
  };
}

/** Proposers talk to each other off chain: they take turns, so that no two bring the same remedy at once. */
function isItsTurn({ tick, self, directory }: Observation): boolean {
  const proposers = directory.filter(({ archetype }) => archetype === self.archetype);
  return proposers[tick % proposers.length]?.name === self.name;
}

interface Remedy {
  readonly title: string;
  readonly reason: string;
  readonly actions: readonly ContractCall[];
}

function betterAggregation(
  { findings, view }: Observation,
  { rounds, minimumGain, candidates }: Patience,
): Remedy | null {
  const current = ruleInForce(view);
  const evidence = findings.filter(({ kind }) => kind === 'ruleComparison').slice(-rounds);
  if (evidence.length < rounds) return null;
  for (const name of candidates) {
    const rule = AGGREGATION_RULES.indexOf(name);
    if (rule === current) continue;
    const gains = evidence.map(({ accuracies }) => 100 * (accuracies[rule]! - accuracies[current]!));
    if (!gains.every((gain) => gain >= minimumGain)) continue;
    const mean = gains.reduce((sum, gain) => sum + gain, 0) / gains.length;
    return {
      title: `Combine updates by ${RULE_NAMES[name]}`,
      reason: `In each of the last ${rounds} rounds it would have measured at least ${minimumGain} points better than the rule in force, ${mean.toFixed(1)} points on average.`,
      actions: [setParameter(parameterKey('aggregationRule'), BigInt(rule))],
    };
  }
  return null;
}

function payByScore(view: WorldView, { rounds }: Patience): Remedy | null {
  if ((view.parameters.get('contributionRule') ?? 0n) !== 0n || view.settledRounds.length < rounds) return null;
  const waste = misdirectedPay(view);
  if (waste < TOLERATED_WASTE) return null;
  return {
    title: 'Pay trainers by measured contribution',
    reason: `${(100 * waste).toFixed(1)} % of the trainers' pay of late went to updates that measured no good.`,
    actions: [setParameter(parameterKey('contributionRule'), 1n)],
  };
}

function lately({ view, now, scenario }: Observation, title: string): boolean {
  return [...view.proposals.values()].some(
    (proposal) => proposal.title === title && now - proposal.createdAt < RETRY_TICKS * scenario.tickSeconds,
  );
}
