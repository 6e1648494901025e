import type { Observation, Policy } from '../../agents/index.js';
import type { ContractCall } from '../../chain/index.js';
import {
  AGGREGATION_RULES,
  type AggregationOnChain,
  CONTRIBUTION_RULES,
  type ContributionOnChain,
} from '../../scenario/index.js';
import { ownVotes, propose, setParameter, unfinishedProposals } from '../governance/index.js';
import { type Measured, SIGNIFICANT, withError } from './evidence.js';
import { misdirectedPay } from './pay-evidence.js';
import { CONTRIBUTION_NAMES, payRuleInForce, ruleInForce } from './rules.js';
import type { TrainingScope } from './state.js';
import { expectedGain, type RoundStudy, studiesOf } from './studies.js';

type Seen = Observation<TrainingScope>;

export interface Patience {
  /** How many of its latest studies it goes by. */
  readonly rounds: number;
  /** Gain worth a proposal, in points of accuracy. */
  readonly minimumGain: number;
  /** Aggregation rules that it would propose. */
  readonly candidates: readonly AggregationOnChain[];
  /** What it would have pay go by. */
  readonly payCandidates: readonly ContributionOnChain[];
}

/** Ticks that a proposer waits after a defeat before it asks the same again. */
const RETRY_TICKS = 8;
/** Percent of trainers' pay that another rule must spare from going to no good before it is worth a proposal. */
const TOLERATED_WASTE = 10;

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

/**
 * Watches the evidence and puts a remedy to the vote once it is beyond what chance does; one proposal at a time. What it
 * goes by must exceed what is worth a proposal by two standard errors.
 */
export function proposeBetterRules(patience: Patience): Policy<TrainingScope> {
  return (observation) => {
    const { view, self, now, tick } = observation;
    if (!isItsTurn(observation)) return [];
    if (ownVotes(observation) < view.governance.settings.proposalThreshold) return [];
    if (unfinishedProposals(view.governance, now).length > 0) return [];
    const remedy = [...betterAggregations(observation, patience), ...betterPay(observation, patience)].find(
      ({ title }) => !lately(observation, title),
    );
    if (remedy === undefined) return [];
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

/** What a gain is beyond chance. */
const certain = ({ mean, error }: Measured) => mean - SIGNIFICANT * error;

/** What was measured, and on how much. */
function basis(studies: readonly RoundStudy[]): string {
  const { examples } = studies.at(-1)!.part;
  return `over ${studies.length} rounds, on ${examples} held-out examples, ± two standard errors`;
}

/** Aggregation rules that measured better beyond doubt, the surest gain first. */
function betterAggregations(seen: Seen, { rounds, minimumGain, candidates }: Patience): readonly Remedy[] {
  const current = ruleInForce(seen.view);
  const studies = studiesOf(seen.findings).slice(-rounds);
  if (studies.length < rounds) return [];
  return candidates
    .map((name) => ({ name, rule: AGGREGATION_RULES.indexOf(name) }))
    .filter(({ rule }) => rule !== current)
    .flatMap(({ name, rule }) => {
      const gain = expectedGain(seen, rule, rounds);
      return gain === null || certain(gain) < minimumGain ? [] : [{ name, rule, gain }];
    })
    .sort((a, b) => certain(b.gain) - certain(a.gain))
    .map(({ name, rule, gain }) => ({
      title: `Combine updates by ${RULE_TITLES[name]}`,
      reason: `It would have measured ${withError(gain)} points better than the rule in force (${basis(studies)}).`,
      actions: [setParameter(seen.view, 'aggregationRule', BigInt(rule))],
    }));
}

/** Rules of pay that would spare enough from updates that do no good, beyond doubt; the surest first. */
function betterPay({ findings, view }: Seen, { rounds, payCandidates }: Patience): readonly Remedy[] {
  const current = payRuleInForce(view);
  const studies = studiesOf(findings).slice(-rounds);
  // While a contract rules the pay, the setting rules none of it.
  if (studies.length < rounds || view.training.rewardRule !== null) return [];
  return payCandidates
    .map((name) => ({ name, rule: CONTRIBUTION_RULES.indexOf(name) }))
    .filter(({ rule }) => rule !== current)
    .flatMap(({ name, rule }) => {
      const found = misdirectedPay(studies, current, rule);
      return found === null || certain(found.spared) < TOLERATED_WASTE ? [] : [{ name, rule, ...found }];
    })
    .sort((a, b) => certain(b.spared) - certain(a.spared))
    .map(({ name, rule, now, spared }) => ({
      title: `Pay trainers by ${CONTRIBUTION_NAMES[name]}`,
      reason: `${withError(now)} % of trainers' pay goes to updates that measure no good; this would spare ${withError(spared)} % of the pay (${basis(studies)}).`,
      actions: [setParameter(view, 'contributionRule', BigInt(rule))],
    }));
}

function lately({ view, now, scenario }: Seen, title: string): boolean {
  return [...view.governance.proposals.values()].some(
    (proposal) => proposal.title === title && now - proposal.createdAt < RETRY_TICKS * scenario.tickSeconds,
  );
}
