import type { RandomStream } from '../../random/index.js';

/** A policy network: features in, one hidden layer of hyperbolic tangents, a softmax over actions out. */
export interface PolicyShape {
  readonly features: number;
  readonly hidden: number;
  readonly actions: number;
}

/** Weights in the order of `layoutOf`, each matrix row by row. */
export type PolicyWeights = Float32Array;

/** Sizes of a network's parts, in the order of its weights: [features, hidden], [hidden], [hidden, actions], [actions]. */
export const layoutOf = ({ features, hidden, actions }: PolicyShape) =>
  [
    [features, hidden],
    [1, hidden],
    [hidden, actions],
    [1, actions],
  ] as const;

/**
 * First weights: normal with deviation 1/√inputs (LeCun), biases 0, and the last layer a tenth of that, so that a network that
 * has learnt nothing finds all actions about as good.
 */
export function initialPolicy(shape: PolicyShape, random: RandomStream): PolicyWeights {
  const { features, hidden, actions } = shape;
  const first = random.normals(features * hidden, 0, 1 / Math.sqrt(features));
  const last = random.normals(hidden * actions, 0, 0.1 / Math.sqrt(hidden));
  return Float32Array.from([...first, ...new Float32Array(hidden), ...last, ...new Float32Array(actions)]);
}

/** What a decision brought, as far as it can be learnt from. */
export interface Lesson {
  readonly features: readonly number[];
  readonly action: number;
  /** By how much it was better than what was to be expected. */
  readonly advantage: number;
}

/** Learn from some decisions, then say what to do now. */
export interface PolicyOrder {
  readonly shape: PolicyShape;
  readonly weights: PolicyWeights;
  readonly lessons: readonly Lesson[];
  /** What is seen now; none where nothing is to be decided. */
  readonly features: readonly number[] | null;
  readonly learningRate: number;
}

export interface PolicyAnswer {
  readonly weights: PolicyWeights;
  /** Of each action; `null` where nothing was to be decided. */
  readonly probabilities: readonly number[] | null;
}

/** The action at a place (0 to 1) of the probabilities laid end to end. */
export function actionAt(probabilities: readonly number[], place: number): number {
  let end = 0;
  for (const [action, probability] of probabilities.entries()) {
    end += probability;
    if (place < end) return action;
  }
  return probabilities.length - 1;
}
