import type { GovernorSettings } from '../../../scenario/index.js';
import type { RuleVariant } from '../comparison.js';

/** What of a variant differs from the DAO's own rules, and what the simulation makes of it, in plain words. */
export function variantNote(own: GovernorSettings, { settings, delegatedShare }: RuleVariant): string {
  const notes = [
    ...quorumNotes(own, settings),
    ...votingRuleNotes(own, settings),
    ...timeNotes(own, settings),
    ...guardianNotes(own, settings),
    ...(delegatedShare > 0
      ? [`Holders hand ${percent(delegatedShare)} of their power to the ten most active large voters.`]
      : []),
  ];
  return notes.length === 0 ? 'The rules as they are.' : notes.join(' ');
}

const percent = (share: number) => `${Number((share * 100).toPrecision(4))} %`;
const quorumText = ({ quorum }: GovernorSettings) =>
  quorum.kind === 'fraction' ? `${Number(quorum.percent.toPrecision(6))} % of the supply` : `${quorum.tokens} tokens`;
const countsText = {
  forAbstain: 'For and Abstain',
  for: 'For alone',
  forAgainst: 'For and Against',
  all: 'all three kinds of vote',
} as const;

function quorumNotes(own: GovernorSettings, other: GovernorSettings): string[] {
  const notes: string[] = [];
  if (quorumText(own) !== quorumText(other)) notes.push(`Quorum ${quorumText(other)} instead of ${quorumText(own)}.`);
  if (own.quorum.counts !== other.quorum.counts) {
    notes.push(`The quorum counts ${countsText[other.quorum.counts]} instead of ${countsText[own.quorum.counts]}.`);
  }
  return notes;
}

function votingRuleNotes(own: GovernorSettings, other: GovernorSettings): string[] {
  if (JSON.stringify(own.votingRule) === JSON.stringify(other.votingRule)) return [];
  const rule = other.votingRule;
  switch (rule.kind) {
    case 'tokens':
      return ['A vote weighs its tokens.'];
    case 'quadratic':
      return ['A vote weighs the square root of its tokens; nobody splits tokens between accounts.'];
    case 'person':
      return ['Every voter weighs the same; nobody votes twice.'];
    case 'voteEscrow':
      return [`A vote weighs tokens × remaining lock, locks drawn with a mean of ${percent(rule.meanLockShare)}.`];
    case 'conviction':
      return ['Stakes For ripen until the end of voting and must exceed a threshold; no quorum, no Against.'];
    case 'optimistic':
      return [`Passes unless Against reaches ${rule.vetoPercent} % of the supply; no quorum.`];
  }
}

function timeNotes(own: GovernorSettings, other: GovernorSettings): string[] {
  const notes: string[] = [];
  if (own.votingDelaySeconds !== other.votingDelaySeconds) {
    notes.push(
      `Voting begins after ${duration(other.votingDelaySeconds)} instead of ${duration(own.votingDelaySeconds)}; the same voters come.`,
    );
  }
  if (own.votingPeriodSeconds !== other.votingPeriodSeconds) {
    notes.push(
      `Voting lasts ${duration(other.votingPeriodSeconds)} instead of ${duration(own.votingPeriodSeconds)}; the same voters come, spread over it.`,
    );
  }
  if (own.lateQuorumExtensionSeconds !== other.lateQuorumExtensionSeconds) {
    const seconds = other.lateQuorumExtensionSeconds;
    notes.push(
      seconds === 0 ? 'A late quorum extends nothing.' : `A late quorum extends voting by ${duration(seconds)}.`,
    );
  }
  if (own.timelockDelaySeconds !== other.timelockDelaySeconds) {
    notes.push(
      `The timelock waits ${duration(other.timelockDelaySeconds)} instead of ${duration(own.timelockDelaySeconds)}.`,
    );
  }
  return notes;
}

function guardianNotes(own: GovernorSettings, other: GovernorSettings): string[] {
  if (own.guardian === other.guardian) return [];
  return [
    other.guardian
      ? 'One account may cancel until execution: the vote is the same, and passing is no longer enough.'
      : 'Nobody may cancel: what passes is executed.',
  ];
}

function duration(seconds: number): string {
  const units = [
    ['days', 86_400],
    ['hours', 3600],
    ['minutes', 60],
  ] as const;
  const [name, size] = units.find(([, length]) => seconds >= 2 * length) ?? ['seconds', 1];
  return `${Number((seconds / size).toPrecision(3))} ${name}`;
}
