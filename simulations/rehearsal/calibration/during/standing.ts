import { type PastVote, voterOfPart } from '../../history/voting-history.js';
import { abstains } from '../record/ballots.js';

/** A vote that is not over, as it stands. Tokens. */
export interface Standing {
  readonly for: number;
  /** All sided votes that are not For, and those of the strongest other option alone. */
  readonly against: number;
  readonly rival: number;
  readonly abstain: number;
  readonly voters: number;
  readonly votersFor: number;
}

/** Of each voter the last of the votes that came before a moment (Unix seconds); votes without a time count. */
export function standingAt(votes: readonly PastVote[], moment: number): Standing {
  const last = new Map<string, PastVote>();
  for (const vote of votes) {
    if (vote.time !== null && vote.time >= moment) continue;
    const before = last.get(vote.voter);
    if (before === undefined || (vote.time ?? 0) >= (before.time ?? 0)) last.set(vote.voter, vote);
  }
  const byChoice = new Map<number, number>();
  let [abstain, votersFor] = [0, 0];
  for (const vote of last.values()) {
    if (abstains(vote)) abstain += vote.power;
    else byChoice.set(vote.choice, (byChoice.get(vote.choice) ?? 0) + vote.power);
    if (vote.choice === 1) votersFor++;
  }
  const others = [...byChoice].filter(([choice]) => choice !== 1).map(([, power]) => power);
  return {
    for: byChoice.get(1) ?? 0,
    against: others.reduce((sum, power) => sum + power, 0),
    rival: Math.max(0, ...others),
    abstain,
    voters: new Set([...last.keys()].map(voterOfPart)).size,
    votersFor,
  };
}
