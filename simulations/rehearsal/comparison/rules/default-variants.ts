import {
  formatTokens,
  type GovernorSettings,
  parseTokens,
  QUORUM_COUNTS,
  type QuorumRule,
} from '../../../scenario/index.js';
import type { RuleVariant } from '../comparison.js';

const DAY = 86_400;
/** What a DAO without an extension is tried with: about Arbitrum's 14,400 blocks. */
const LATE_EXTENSION_SECONDS = 2 * DAY;
const MORE_DELEGATED = 0.2;
const VOTING_RULES: Readonly<Record<string, GovernorSettings['votingRule']>> = {
  'One token, one vote': { kind: 'tokens' },
  'Quadratic voting': { kind: 'quadratic' },
  'One person, one vote': { kind: 'person' },
  'Vote-escrowed tokens': { kind: 'voteEscrow', maximumLockSeconds: 4 * 365 * DAY, meanLockShare: 0.5 },
  'Conviction voting': { kind: 'conviction', decay: 0.9, maximumShare: 0.2, weight: 0.002, stepSeconds: DAY },
  'Optimistic: passes unless vetoed': { kind: 'optimistic', vetoPercent: 10 },
};
const COUNTS: Readonly<Record<QuorumRule['counts'], string>> = {
  forAbstain: 'Quorum counts For and Abstain',
  for: 'Quorum counts For only',
  forAgainst: 'Quorum counts For and Against',
  all: 'Quorum counts all votes',
};

/** A DAO's own rules with one change at a time: quorum, voting rule, times, guardian, delegation. */
export function defaultVariants(own: GovernorSettings): RuleVariant[] {
  const variants: RuleVariant[] = [];
  const add = (name: string, change: Partial<GovernorSettings>, delegatedShare = 0) =>
    variants.push({ name, settings: { ...own, ...change }, delegatedShare });

  for (const counts of QUORUM_COUNTS) {
    if (counts !== own.quorum.counts) add(COUNTS[counts], { quorum: { ...own.quorum, counts } });
  }
  add('Half the quorum', { quorum: scaled(own.quorum, false) });
  add('Double the quorum', { quorum: scaled(own.quorum, true) });
  for (const [name, votingRule] of Object.entries(VOTING_RULES)) {
    if (votingRule.kind !== own.votingRule.kind) add(name, { votingRule });
  }
  add('Half the voting delay', { votingDelaySeconds: Math.round(own.votingDelaySeconds / 2) });
  add('Double the voting delay', { votingDelaySeconds: 2 * own.votingDelaySeconds });
  add('Half the voting period', { votingPeriodSeconds: Math.max(1, Math.round(own.votingPeriodSeconds / 2)) });
  add('Double the voting period', { votingPeriodSeconds: 2 * own.votingPeriodSeconds });
  if (own.lateQuorumExtensionSeconds > 0) add('Without late quorum extension', { lateQuorumExtensionSeconds: 0 });
  else add('With late quorum extension', { lateQuorumExtensionSeconds: LATE_EXTENSION_SECONDS });
  add(own.guardian ? 'Without guardian' : 'With guardian', { guardian: !own.guardian });
  add('20 % more delegation', {}, MORE_DELEGATED);
  return variants;
}

function scaled(quorum: QuorumRule, double: boolean): QuorumRule {
  if (quorum.kind === 'fraction')
    return { ...quorum, percent: double ? Math.min(100, quorum.percent * 2) : quorum.percent / 2 };
  const tokens = parseTokens(quorum.tokens);
  return { ...quorum, tokens: formatTokens(double ? tokens * 2n : tokens / 2n) };
}
