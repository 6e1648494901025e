import type { GovernorSettings, QuorumCounts, QuorumRule } from '../../scenario/index.js';
import { convictionThreshold } from './conviction.js';

/** What a voter did. The order is that of `DecisionRule`'s columns. */
export const VOTES = ['absent', 'for', 'against', 'abstain'] as const;
export type Vote = (typeof VOTES)[number];

/** Sums by kind of vote. */
export type ByVote = Readonly<Record<Exclude<Vote, 'absent'>, number>>;

/**
 * A governor's rules as two sums over votes. A proposal passes when the margin is above 0 and the counted tokens reach
 * the quorum. Columns are in the order of `VOTES`.
 */
export interface DecisionRule {
  /** Added to the margin by each vote of that kind. */
  readonly margin: readonly [number, number, number, number];
  /** Margin before anybody voted. */
  readonly offset: number;
  /** 1 for kinds of vote whose tokens count towards the quorum, 0 for others. */
  readonly counted: readonly [number, number, number, number];
  /** Tokens that must vote, whatever a vote weighs. */
  readonly quorum: number;
  /** Votes For that end a vote early where they lead; a vote takes its whole period when absent. */
  readonly superQuorum?: number;
}

/** Tokens that are nothing but rounding: a milliardth. */
const BREATH = 1e-9;

/** Tokens that a quorum asks for. `supply` is all tokens there are, undelegated ones included. */
export function quorumTokens(rule: QuorumRule, supply: number): number {
  return rule.kind === 'absolute' ? Number(rule.tokens) : (supply * rule.percent) / 100;
}

/** Whether a vote counts towards a quorum: OpenZeppelin `forAbstain`, Compound Bravo `for`, Tornado Cash `forAgainst`, Snapshot `all`. */
export function countsTowardsQuorum(vote: Vote, counts: QuorumCounts): boolean {
  switch (vote) {
    case 'absent':
      return false;
    case 'for':
      return true;
    case 'against':
      return counts === 'forAgainst' || counts === 'all';
    case 'abstain':
      return counts === 'forAbstain' || counts === 'all';
  }
}

/**
 * Compiles a governor's settings. An optimistic proposal passes unless Against reaches the veto share; conviction needs
 * ripened stakes For above its threshold: both know no quorum.
 * @param supply tokens
 * @param requestedShare part of the funds that the proposal asks for, 0 to 1: matters to conviction alone
 */
export function decisionRule(settings: GovernorSettings, supply: number, requestedShare = 0): DecisionRule {
  const rule = settings.votingRule;
  const withoutQuorum = { counted: [0, 0, 0, 0], quorum: 0 } as const;
  if (rule.kind === 'optimistic') {
    return { margin: [0, 0, -1, 0], offset: (supply * rule.vetoPercent) / 100, ...withoutQuorum };
  }
  if (rule.kind === 'conviction') {
    return { margin: [0, 1, 0, 0], offset: -convictionThreshold(rule, supply, requestedShare), ...withoutQuorum };
  }
  const counts = (vote: Vote) => (countsTowardsQuorum(vote, settings.quorum.counts) ? 1 : 0);
  const quorum = quorumTokens(settings.quorum, supply);
  const counted = [0, counts('for'), counts('against'), counts('abstain')] as const;
  const early = settings.superQuorumTokens === undefined ? {} : { superQuorum: Number(settings.superQuorumTokens) };
  if (settings.approvalPercent === undefined) return { margin: [0, 1, -1, 0], offset: 0, counted, quorum, ...early };
  const share = settings.approvalPercent / 100;
  // A share that is met exactly is enough, but of nothing.
  return { margin: [0, 1 - share, -share, 0], offset: BREATH, counted, quorum: Math.max(BREATH, quorum), ...early };
}
