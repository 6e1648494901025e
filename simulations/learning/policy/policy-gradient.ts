import type { Tensor3D } from '@tensorflow/tfjs-core';
import type { TensorFlow } from '../models/network.js';
import { layoutOf, type PolicyAnswer, type PolicyOrder, type PolicyShape } from './policy-network.js';

/**
 * A step of REINFORCE for many networks of one shape at once (Williams 1992): w ← w + rate × Σ advantage × ∇ log π(action).
 * Then what each network thinks of what it sees now. What comes out for one network does not depend on the others.
 * @param tf TensorFlow.js on its cpu backend, so that a run has one digest whatever it trains models with
 */
export function learnAndDecide(
  tf: TensorFlow,
  shape: PolicyShape,
  orders: readonly Omit<PolicyOrder, 'shape'>[],
): readonly PolicyAnswer[] {
  const networks = orders.length;
  const most = Math.max(1, ...orders.map(({ lessons }) => lessons.length));
  const { features, actions } = shape;
  const nothing = new Float32Array(features);
  // [networks, lessons, …]: who has fewer lessons than others has some more without an advantage.
  const padded = orders.flatMap(({ lessons }) => Array.from({ length: most }, (_, i) => lessons[i] ?? null));
  const seen = Float32Array.from(padded.flatMap((lesson) => [...(lesson?.features ?? nothing)]));
  const chosen = Float32Array.from(
    padded.flatMap((lesson) => Array.from({ length: actions }, (_, action) => (lesson?.action === action ? 1 : 0))),
  );
  const gains = Float32Array.from(padded, (lesson) => lesson?.advantage ?? 0);
  const rates = Float32Array.from(orders, ({ learningRate }) => learningRate);
  const now = Float32Array.from(orders.flatMap((order) => [...(order.features ?? nothing)]));

  const [weights, probabilities] = tf.tidy(() => {
    const parts = partsOf(tf, shape, orders);
    const rate = tf.tensor3d(rates, [networks, 1, 1]);
    const x = tf.tensor3d(seen, [networks, most, features]);
    const { hidden, policy } = forward(tf, parts, x);
    const error = tf.mul(
      tf.tensor3d(gains, [networks, most, 1]),
      tf.sub(tf.tensor3d(chosen, [networks, most, actions]), policy),
    ) as Tensor3D;
    const passed = tf.matMul(error, parts[2], false, true) as Tensor3D;
    const back = tf.mul(passed, tf.sub(1, tf.square(hidden))) as Tensor3D;
    const gradients = [
      tf.matMul(x, back, true, false),
      tf.sum(back, 1, true),
      tf.matMul(hidden, error, true, false),
      tf.sum(error, 1, true),
    ];
    const [w1, b1, w2, b2] = gradients.map((gradient, i) => tf.add(parts[i]!, tf.mul(rate, gradient)) as Tensor3D);
    const learnt: Parts = [w1!, b1!, w2!, b2!];
    const decided = forward(tf, learnt, tf.tensor3d(now, [networks, 1, features])).policy;
    return [learnt.map((part) => part.dataSync() as Float32Array), decided.dataSync()] as const;
  });
  return orders.map(({ features: asked }, i) => ({
    weights: Float32Array.from(
      weights.flatMap((part) => [...part.subarray((i * part.length) / networks, ((i + 1) * part.length) / networks)]),
    ),
    probabilities: asked === null ? null : [...probabilities.slice(i * actions, (i + 1) * actions)],
  }));
}

type Parts = readonly [Tensor3D, Tensor3D, Tensor3D, Tensor3D];

/** Each part of all networks as one tensor, [networks, rows, columns]. */
function partsOf(tf: TensorFlow, shape: PolicyShape, orders: readonly Pick<PolicyOrder, 'weights'>[]): Parts {
  let from = 0;
  const [w1, b1, w2, b2] = layoutOf(shape).map(([rows, columns]) => {
    const [start, end] = [from, from + rows * columns];
    from = end;
    const values = Float32Array.from(orders.flatMap(({ weights }) => [...weights.subarray(start, end)]));
    return tf.tensor3d(values, [orders.length, rows, columns]);
  });
  return [w1!, b1!, w2!, b2!];
}

function forward(tf: TensorFlow, [w1, b1, w2, b2]: Parts, x: Tensor3D) {
  const hidden = tf.tanh(tf.add(tf.matMul(x, w1), b1)) as Tensor3D;
  return { hidden, policy: tf.softmax(tf.add(tf.matMul(hidden, w2), b2)) as Tensor3D };
}
