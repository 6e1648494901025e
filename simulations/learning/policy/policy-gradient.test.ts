import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { randomStream } from '../../random/index.js';
import { backendNamed } from '../backends/backends.js';
import type { TensorFlow } from '../models/network.js';
import { learnAndDecide } from './policy-gradient.js';
import { actionAt, initialPolicy, type Lesson, layoutOf, type PolicyWeights } from './policy-network.js';

const SHAPE = { features: 6, hidden: 8, actions: 3 };
let tf: TensorFlow;

beforeAll(async () => {
  tf = await backendNamed('cpu').load();
});

/** log π(action) of one network in plain numbers. */
function logPolicy(weights: ArrayLike<number>, features: readonly number[], action: number): number {
  const at = (offset: number, row: number, columns: number, column: number) =>
    weights[offset + row * columns + column]!;
  const { hidden: units, actions } = SHAPE;
  const [toBias, toLast, toEnd] = [6 * units, 7 * units, 7 * units + units * actions];
  const hidden = Array.from({ length: units }, (_, j) =>
    Math.tanh(features.reduce((sum, x, i) => sum + x * at(0, i, units, j), at(toBias, 0, units, j))),
  );
  const scores = Array.from({ length: actions }, (_, k) =>
    hidden.reduce((sum, h, j) => sum + h * at(toLast, j, actions, k), at(toEnd, 0, actions, k)),
  );
  return scores[action]! - Math.log(scores.reduce((sum, score) => sum + Math.exp(score), 0));
}

const stream = randomStream('policy');
const seen = () => [...stream.normals(6)];
const lesson = (action: number, advantage: number): Lesson => ({ features: seen(), action, advantage });
const network = (seed: number) => initialPolicy(SHAPE, randomStream('network', seed));
const order = (weights: PolicyWeights, lessons: readonly Lesson[], features: readonly number[] | null = seen()) => ({
  weights,
  lessons,
  features,
  learningRate: 0.1,
});

describe('a policy network', () => {
  it('has the weights that its layout says, and finds all actions about as good at first', () => {
    expect(network(1)).toHaveLength(layoutOf(SHAPE).reduce((sum, [rows, columns]) => sum + rows * columns, 0));
    const [answer] = learnAndDecide(tf, SHAPE, [order(network(1), [])]);
    for (const probability of answer!.probabilities!) expect(probability).toBeCloseTo(1 / 3, 1);
  });

  it('decides by the softmax of its outputs', () => {
    const features = seen();
    const [answer] = learnAndDecide(tf, SHAPE, [order(network(2), [], features)]);
    for (const [action, probability] of answer!.probabilities!.entries()) {
      expect(probability).toBeCloseTo(Math.exp(logPolicy(network(2), features, action)), 5);
    }
  });

  it('steps along the gradient of what it did, as finite differences of plain numbers find it', () => {
    const weights = network(3);
    const lessons = [lesson(0, 1.5), lesson(2, -0.7)];
    const [answer] = learnAndDecide(tf, SHAPE, [order(weights, lessons)]);
    const aim = (at: ArrayLike<number>) =>
      lessons.reduce((sum, { features, action, advantage }) => sum + advantage * logPolicy(at, features, action), 0);
    for (let i = 0; i < weights.length; i++) {
      const moved = (step: number) => aim(Float64Array.from(weights, (w, j) => (i === j ? w + step : w)));
      const slope = (moved(1e-5) - moved(-1e-5)) / 2e-5;
      expect(answer!.weights[i]).toBeCloseTo(weights[i]! + 0.1 * slope, 5);
    }
  });

  it('answers each network as if there were no others, to the last bit', () => {
    const orders = [1, 2, 3].map((seed) =>
      order(
        network(seed),
        Array.from({ length: seed - 1 }, () => lesson(1, 1)),
      ),
    );
    const together = learnAndDecide(tf, SHAPE, orders);
    for (const [i, one] of orders.entries()) expect(learnAndDecide(tf, SHAPE, [one])).toEqual([together[i]]);
  });

  it('decides nothing where nothing is to be decided, and stays what it is without lessons', () => {
    expect(learnAndDecide(tf, SHAPE, [order(network(4), [], null)])).toEqual([
      { weights: network(4), probabilities: null },
    ]);
  });

  it('learns which action pays, where one does', () => {
    let weights = network(5);
    const draws = randomStream('bandit');
    for (let step = 0; step < 400; step++) {
      const features = [...draws.normals(6)];
      const [{ probabilities } = { probabilities: null }] = learnAndDecide(tf, SHAPE, [order(weights, [], features)]);
      const action = actionAt(probabilities!, draws.next());
      // Action 0 pays where the first feature is positive, action 2 where it is not.
      const advantage = action === (features[0]! > 0 ? 0 : 2) ? 1 : -0.5;
      weights = learnAndDecide(tf, SHAPE, [order(weights, [{ features, action, advantage }])])[0]!.weights;
    }
    const [up, down] = [1, -1].map((x) => learnAndDecide(tf, SHAPE, [order(weights, [], [x, 0, 0, 0, 0, 0])])[0]!);
    expect(up!.probabilities![0]).toBeGreaterThan(0.8);
    expect(down!.probabilities![2]).toBeGreaterThan(0.8);
  });
});

it('an action is drawn as often as its probability says', () => {
  fc.assert(
    fc.property(fc.double({ min: 0, max: 1, noNaN: true }), fc.double({ min: 0, max: 1, noNaN: true }), (a, b) => {
      const all = [a * b, a * (1 - b), 1 - a];
      const grid = Array.from({ length: 1_000 }, (_, i) => actionAt(all, (i + 0.5) / 1_000));
      for (const [action, probability] of all.entries()) {
        expect(grid.filter((one) => one === action).length / 1_000).toBeCloseTo(probability, 2);
      }
    }),
  );
});
