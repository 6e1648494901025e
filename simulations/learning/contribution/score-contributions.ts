import type { RandomStream } from '../../random/index.js';
import type { Contribution } from '../../scenario/index.js';
import type { CoalitionGame, Scores } from './coalition-game.js';
import { exactShapley } from './exact-shapley.js';
import { guidedShapley } from './guided-shapley.js';
import { leaveOneOut } from './leave-one-out.js';
import { monteCarloShapley } from './monte-carlo-shapley.js';
import { cosine, influence, type Losses, lossReduction, sampleCount } from './update-scores.js';

/** What is known of a round. Every rule asks only for what it needs; lists are in the order of the updates. */
export interface ScoredRound {
  /** Examples behind each update. */
  readonly sampleCounts: readonly number[];
  readonly updates: readonly Float32Array[];
  /** The updates combined, as long as they are. Asked for by `cosine`. */
  combined(): Promise<Float32Array>;
  /** Held-out losses. Asked for by `lossReduction`. */
  lossOfEach(): Promise<Losses>;
  /** What each update, at its share of the plain mean, takes off each held-out example's loss. Asked for by `influence`. */
  effectOfEach(): Promise<readonly Float32Array[]>;
  /**
   * Held-out accuracy (0 to 1) of the model with the combination of each coalition's updates. Asked for by
   * `leaveOneOut`, and the Shapley rules.
   */
  readonly game: CoalitionGame;
  /** Orders of arrival are drawn from it by `monteCarloShapley` and `guidedShapley`. */
  readonly random: RandomStream;
}

/**
 * Scores each update of a round under a rule, in their order. Nothing is trained. Throws an `InputError` when the rule
 * cannot be used for so many updates.
 */
export async function scoreContributions(rule: Contribution, round: ScoredRound): Promise<Scores> {
  if (round.updates.length === 0) return { scores: [], evaluated: 0 };
  switch (rule.rule) {
    case 'sampleCount':
      return sampleCount(round.sampleCounts);
    case 'lossReduction':
      return lossReduction(await round.lossOfEach());
    case 'influence':
      return influence(await round.effectOfEach());
    case 'cosine':
      return cosine(round.updates, await round.combined());
    case 'leaveOneOut':
      return leaveOneOut(round.game);
    case 'shapley':
      return exactShapley(round.game);
    case 'monteCarloShapley':
      return monteCarloShapley(round.game, sampling(rule), round.random);
    case 'guidedShapley':
      return guidedShapley(round.game, sampling(rule), round.random);
  }
}

function sampling(rule: { readonly permutations: number; readonly tolerancePercent: number }) {
  return { permutations: rule.permutations, tolerance: rule.tolerancePercent / 100 };
}
