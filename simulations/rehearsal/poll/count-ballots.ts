import type { Ballot } from './poll.js';

/** Adds each vote's power to its option, or to each option it approves. */
export function countPlurality(options: number, ballots: readonly Ballot[]): number[] {
  const scores = zeros(options);
  for (const ballot of ballots) {
    const chosen = ballot.kind === 'one' ? [ballot.option] : ballot.kind === 'list' ? ballot.options : [];
    for (const option of chosen) scores[option]! += ballot.power;
  }
  return scores;
}

/** Divides each vote's power among its options in proportion to its weights. */
export function countWeighted(options: number, ballots: readonly Ballot[]): number[] {
  return sharesOf(options, ballots, (share, power) => share * power);
}

/**
 * Quadratic voting as Snapshot counts it: an option's raw score is (Σ √(share · power))² over the votes, and the raw
 * scores are scaled so that they add up to the voting power of all votes (snapshot-labs/snapshot.js, voting/quadratic).
 */
export function countQuadratic(options: number, ballots: readonly Ballot[]): number[] {
  const raw = sharesOf(options, ballots, (share, power) => Math.sqrt(share * power)).map((root) => root * root);
  return scaledTo(powerOf(ballots), raw);
}

/** Voting power of all votes. */
export function powerOf(ballots: readonly Ballot[]): number {
  return ballots.reduce((sum, { power }) => sum + power, 0);
}

/** The same proportions with another sum; all zero stays so. */
export function scaledTo(total: number, scores: readonly number[]): number[] {
  const sum = scores.reduce((whole, score) => whole + score, 0);
  return scores.map((score) => (sum === 0 ? 0 : (score / sum) * total));
}

/** Whether two tallies are the same but for rounding: Snapshot adds floats in its own order. */
export function sameScores(counted: readonly number[], recorded: readonly number[]): boolean {
  const largest = Math.max(...counted.map(Math.abs), ...recorded.map(Math.abs), Number.MIN_VALUE);
  const within = (a: number, b: number) => Math.abs(a - b) <= largest * 1e-6;
  return counted.length === recorded.length && counted.every((score, i) => within(score, recorded[i]!));
}

export function zeros(count: number): number[] {
  return Array.from({ length: count }, () => 0);
}

function sharesOf(options: number, ballots: readonly Ballot[], part: (share: number, power: number) => number) {
  const scores = zeros(options);
  for (const ballot of ballots) {
    if (ballot.kind !== 'weights') continue;
    const whole = [...ballot.weights.values()].reduce((sum, weight) => sum + weight, 0);
    for (const [option, weight] of ballot.weights) scores[option]! += part(weight / whole, ballot.power);
  }
  return scores;
}
