import type { GaussianMechanism } from './gaussian-mechanism.js';
import { type PrivacySpent, privacySpent } from './privacy-spent.js';
import { RENYI_ORDERS } from './renyi-curve.js';

/**
 * What one client has spent of its privacy, and whether it can afford another round. Rényi divergences of successive
 * rounds add up, also when later rounds depend on what earlier ones gave (Mironov 2017, arXiv 1702.07476,
 * proposition 1); only their sum is turned into ε.
 *
 * The client is charged for every round in which it could have been drawn, drawn or not. With q < 1 the round is cheaper
 * because nobody can tell whether the client took part: right only while who was drawn stays secret from whoever the
 * client is protected from. Where the cohort is public, as it is on a chain, charge only those drawn, with q = 1.
 *
 * The curve is of Poisson sampling (each client is drawn on its own). Drawing a cohort of fixed size is close to it but
 * not the same; with q below 1 ε is then the usual approximation, with q = 1 it is exact.
 */
export class PrivacyLedger {
  readonly #mechanism: GaussianMechanism;
  readonly #budget: number;
  readonly #curve = new Float64Array(RENYI_ORDERS.length);

  /** @param epsilonBudget the most ε to spend; no limit when left out. */
  constructor(mechanism: GaussianMechanism, epsilonBudget: number = Number.POSITIVE_INFINITY) {
    this.#mechanism = mechanism;
    this.#budget = epsilonBudget;
  }

  /**
   * Charges one round.
   *
   * @param noiseShare trainers whose noise is in the sum over trainers that noise was meant for: below 1 when some
   *   dropped out, which makes the round dearer.
   * @throws InputError when q is outside 0 to 1.
   */
  charge(q: number, noiseShare = 1): void {
    const curve = this.#mechanism.curve(q, noiseShare);
    for (let i = 0; i < curve.length; i++) this.#curve[i]! += curve[i]!;
  }

  /** ε spent so far, at the mechanism's δ. */
  spent(): PrivacySpent {
    return privacySpent(this.#curve, this.#mechanism.delta);
  }

  /** Whether one more round without dropouts keeps within the budget. */
  affords(q: number): boolean {
    const round = this.#mechanism.curve(q, 1);
    const sum = this.#curve.map((spent, i) => spent + round[i]!);
    return privacySpent(sum, this.#mechanism.delta).epsilon <= this.#budget;
  }
}
