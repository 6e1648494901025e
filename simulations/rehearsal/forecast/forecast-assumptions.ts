import type { GovernorSettings } from '../../scenario/index.js';
import type { Electorate } from '../electorate/electorate.js';
import type { DecisionRule } from '../rules/decision-rule.js';
import type { ForecastAdjustments } from './forecast.js';

/** What a forecast rests on, beyond what the electorate's own numbers do: a sentence each. */
export function forecastAssumptions(
  electorate: Electorate,
  settings: GovernorSettings,
  rule: DecisionRule,
  adjustments: ForecastAdjustments,
): string[] {
  return [
    ...electorate.assumptions,
    `Voters decide each for themselves, but for what a run's voters share: log-odds SD ${electorate.turnoutShock} of voting and ${electorate.supportShock} of voting For.`,
    'A voter votes with all its power, once, and does not react to how others vote.',
    ...ruleAssumptions(settings, rule),
    ...superQuorumAssumptions(rule),
    ...lateQuorumAssumptions(settings, rule),
    ...adjustmentAssumptions(adjustments),
  ];
}

function ruleAssumptions({ votingRule }: GovernorSettings, rule: DecisionRule): string[] {
  switch (votingRule.kind) {
    case 'tokens':
      return [];
    case 'quadratic':
      return ['Votes are square roots of tokens; nobody splits tokens between accounts. A quorum counts tokens.'];
    case 'person':
      return ['Every voter with tokens is one person. A quorum counts tokens.'];
    case 'voteEscrow':
      return [
        `Locks are drawn from the seed with a mean of ${votingRule.meanLockShare} of the longest. A quorum counts tokens.`,
      ];
    case 'conviction':
      return [
        'For is a stake from the moment of the vote to the end of voting; Against and Abstain do not matter, and there is no quorum.',
        Number.isFinite(rule.offset)
          ? `Stakes as ripe as ${Math.round(-rule.offset)} tokens in full must be exceeded.`
          : `The proposal asks for no less than the largest share of the treasury (${votingRule.maximumShare}), so that no stake is enough.`,
      ];
    case 'optimistic':
      return [
        `The proposal passes unless ${votingRule.vetoPercent} % of the supply vote Against; votes For change nothing, and there is no quorum.`,
      ];
  }
}

function superQuorumAssumptions({ superQuorum }: DecisionRule): string[] {
  return superQuorum === undefined
    ? []
    : [
        `${superQuorum} votes For that lead end a vote early; who would have come later does not vote. Sensitivity to turnout leaves that out.`,
      ];
}

function lateQuorumAssumptions({ lateQuorumExtensionSeconds }: GovernorSettings, rule: DecisionRule): string[] {
  if (lateQuorumExtensionSeconds === 0 || rule.quorum === 0) return [];
  return [
    'Moments of voting are beta-distributed around each voter’s mean (a + b = 4).',
    'When a late quorum extends voting, whoever has not voted does so with its chance times the added time over the voting period. Sensitivity to turnout leaves extensions out.',
  ];
}

function adjustmentAssumptions({ turnoutFactor, supportShift, pledges }: ForecastAdjustments): string[] {
  return [
    ...(turnoutFactor === 1 ? [] : [`Everybody’s odds to vote are multiplied by ${turnoutFactor}.`]),
    ...(supportShift === 0 ? [] : [`Everybody’s log-odds of voting For are shifted by ${supportShift}.`]),
    ...(pledges.length === 0 ? [] : [`${pledges.length} voters are taken at their word.`]),
  ];
}
