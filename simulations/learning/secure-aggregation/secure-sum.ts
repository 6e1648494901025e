import { InputError } from '../../errors/index.js';
import { fittingFractionBits, fromRing, toRing } from './fixed-point.js';
import { runProtocol } from './run-protocol.js';

/** How a secure sum is taken. */
export interface SecureSumOptions {
  /** Trainers that must stay until the end, of all that begin; two at least. */
  readonly thresholdPercent: number;
  /** Trainers without a vector, which leave after keys were shared. */
  readonly leaving?: readonly number[];
  /** Fixes all keys and masks: another one for every sum. */
  readonly seed: number;
  /**
   * Binary digits after the point. When left out, as many (24 at most) as the largest value leaves room for. A real deployment
   * has to agree on them before anybody has shown a value: from the longest update and the largest sample count.
   */
  readonly fractionBits?: number;
}

export interface SecureSum {
  /** Sum of the vectors, to half a step of 2^-fractionBits for each of them. */
  readonly sum: Float32Array;
  /** Bytes that a trainer who stays to the end sends in all steps. */
  readonly bytesPerClient: number;
}

/**
 * The sum of vectors that the server sees only with masks on: secure aggregation of Bonawitz et al. 2017 (CCS; eprint
 * 2017/281). O(n² d) for n trainers and vectors of d values.
 *
 * For a mean weighted by sample counts multiply each vector by its count and append the count: then the server learns the sum
 * of the counts, and not even the counts.
 *
 * @param vectors of equal length, by the trainer's number (0 or more).
 * @throws InputError when fewer than two trainers begin.
 * @throws LearningError `learning.tooFewToUnmask` when too few stay, `learning.valueTooLarge` when a value has no place in 32
 *   bits or is no finite number.
 */
export function secureSum(vectors: ReadonlyMap<number, Float32Array>, options: SecureSumOptions): SecureSum {
  const { thresholdPercent, leaving = [], seed } = options;
  const trainers = vectors.size + leaving.length;
  if (trainers < 2)
    throw new InputError('learning.tooFewToHide', `${trainers} trainers cannot hide among each other.`, {
      field: 'cohortPercent',
      value: trainers,
      hint: 'Ask two or more trainers each round, or leave secure aggregation out.',
    });
  const threshold = Math.max(2, Math.ceil((trainers * thresholdPercent) / 100));
  const fractionBits = options.fractionBits ?? fittingFractionBits(largestOf(vectors.values()), trainers);
  const ring = new Map([...vectors].map(([number, vector]) => [number, toRing(vector, trainers, fractionBits)]));
  const attendance = { vectors: ring, leaveBeforeSharing: [], leaveBeforeSending: leaving, leaveBeforeUnmasking: [] };
  const { sum, bytesPerClient } = runProtocol(attendance, threshold, seed);
  return { sum: fromRing(sum, fractionBits), bytesPerClient };
}

function largestOf(vectors: Iterable<Float32Array>): number {
  let largest = 0;
  for (const vector of vectors)
    for (let i = 0; i < vector.length; i++) largest = Math.max(largest, Math.abs(vector[i]!));
  return largest;
}
