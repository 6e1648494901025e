import type { VotingRule } from '../../scenario/index.js';

/** A `votingRule` of the kind `conviction`. */
export type ConvictionRule = Extract<VotingRule, { kind: 'conviction' }>;

/**
 * Conviction after whole steps of an unchanged stake (tokens): y(t+1) = α·y(t) + x, in closed form. It grows towards
 * x/(1 − α). Source: `calculateConviction` of 1Hive's conviction-voting-app, where a step is a block.
 */
export function conviction(steps: number, initial: number, stake: number, decay: number): number {
  const kept = decay ** steps;
  return initial * kept + (stake * (1 - kept)) / (1 - decay);
}

/** What part of its full conviction a stake has after whole steps, 0 to 1: (1 − α)·y/x, which is 1 − α^steps. */
export function maturedShare(steps: number, decay: number): number {
  return 1 - decay ** steps;
}

/**
 * Conviction that a proposal must exceed, as tokens whose conviction is full: ρ·S/(β − r)². 1Hive's
 * `calculateThreshold` divides this by (1 − α) to compare it with y; here y is multiplied by (1 − α) instead.
 * @param requestedShare r, part of the funds that the proposal asks for, 0 to 1
 * @param supply S, tokens
 * @returns tokens; infinite when the share asked for is not below β
 */
export function convictionThreshold(rule: ConvictionRule, supply: number, requestedShare: number): number {
  const room = rule.maximumShare - requestedShare;
  return room > 0 ? (rule.weight * supply) / room ** 2 : Number.POSITIVE_INFINITY;
}

/** Whole steps that a stake made at a moment of voting (0 = start, 1 = end) ripens until the end. */
export function ripeningSteps(moment: number, votingPeriodSeconds: number, rule: ConvictionRule): number {
  return Math.floor(((1 - moment) * votingPeriodSeconds) / rule.stepSeconds);
}
