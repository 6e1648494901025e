import { InputError } from '../../../errors/index.js';
import { privacySpent } from './privacy-spent.js';
import { renyiCurve } from './renyi-curve.js';

/** What is to be reached. */
export interface PrivacyTarget {
  readonly epsilon: number;
  readonly delta: number;
  /** Probability of taking part in a round, 0 to 1. */
  readonly q: number;
  readonly rounds: number;
}

/** More noise than any model survives. */
const MOST = 1e6;

/**
 * The smallest noise multiplier σ that keeps ε within the target, to one part in 10,000 and never below it. Bisection on
 * the logarithm of σ: ε never rises with σ. About 40 curves, a tenth of a second.
 *
 * @throws InputError when the target is no positive number, or no noise reaches it.
 */
export function calibrateNoise({ epsilon, delta, q, rounds }: PrivacyTarget): number {
  if (!(epsilon > 0))
    throw new InputError('learning.privacyUnreachable', `ε cannot be kept within ${epsilon}.`, {
      field: 'epsilon',
      value: epsilon,
      hint: 'Give a number above 0: 1 is strong, 10 is weak.',
    });
  const reaches = (sigma: number) =>
    privacySpent(
      renyiCurve(q, sigma).map((divergence) => rounds * divergence),
      delta,
    ).epsilon <= epsilon;
  if (rounds === 0 || q === 0) return 0;
  if (!reaches(MOST))
    throw new InputError('learning.privacyUnreachable', `No noise keeps ε within ${epsilon} for ${rounds} rounds.`, {
      field: 'epsilon',
      value: epsilon,
      hint: 'Allow a larger ε or δ, or fewer rounds.',
    });
  let tooLittle = 1 / MOST;
  let enough = MOST;
  while (enough / tooLittle > 1.0001) {
    const middle = Math.sqrt(tooLittle * enough);
    if (reaches(middle)) enough = middle;
    else tooLittle = middle;
  }
  return enough;
}
