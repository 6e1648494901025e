import type { Optimizer, Tensor } from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import type { OptimiserSpec } from '../../scenario/index.js';
import { backendNamed } from '../backends/backends.js';
import type { TensorFlow } from '../models/network.js';
import { buildOptimiser } from './build-optimiser.js';

const RATE = 0.1;

/** The weights after each of some steps from [1, −2], for gradients that depend on nothing but the step. */
function walk(tf: TensorFlow, spec: OptimiserSpec, gradients: readonly (readonly number[])[]): number[][] {
  const optimiser = buildOptimiser(spec, RATE);
  return tf.tidy(() => {
    let weights: Tensor[] = [tf.tensor1d([1, -2])];
    let memory = optimiser.begin(tf, weights);
    return gradients.map((gradient, i) => {
      const scaled = tf.tensor1d(gradient.map((slope) => slope * optimiser.gradientFactor));
      ({ weights, memory } = optimiser.step(tf, weights, [scaled], memory, i + 1));
      return [...weights[0]!.dataSync()];
    }) as never;
  });
}

function expectClose(actual: readonly (readonly number[])[], expected: readonly (readonly number[])[]): void {
  expect(actual).toHaveLength(expected.length);
  actual.flat().forEach((value, i) => {
    expect(value).toBeCloseTo(expected.flat()[i]!, 5);
  });
}

const adam = { kind: 'adam', beta1: 0.9, beta2: 0.999, epsilon: 1e-7 } as const;
const momentum = { kind: 'momentum', momentum: 0.9, nesterov: false } as const;
const nesterov = { ...momentum, nesterov: true } as const;

describe.each(['cpu', 'wasm'] as const)('on the %s backend', (backend) => {
  let tf: TensorFlow;
  beforeAll(async () => {
    tf = await backendNamed(backend).load();
  });

  // Worked out by hand: two equal gradients, rate 0.1.
  it.each<[string, OptimiserSpec, number[][]]>([
    // 1 − 0.1, then 0.9 − 0.1.
    [
      'gradient descent',
      { kind: 'sgd' },
      [
        [0.9, -1.8],
        [0.8, -1.6],
      ],
    ],
    // v = 0.1, then 0.9 × 0.1 + 0.1 = 0.19.
    [
      'momentum',
      momentum,
      [
        [0.9, -1.8],
        [0.71, -1.42],
      ],
    ],
    // 0.1 + 0.9 × 0.1 = 0.19, then 0.1 + 0.9 × 0.19 = 0.271.
    [
      'momentum with look-ahead',
      nesterov,
      [
        [0.81, -1.62],
        [0.539, -1.078],
      ],
    ],
    // m̂ = g and √v̂ = |g| for as long as the gradient stays: every step is the rate long.
    [
      'Adam',
      adam,
      [
        [0.9, -1.9],
        [0.8, -1.8],
      ],
    ],
  ])('%s takes the steps of a hand calculation', (_name, spec, expected) => {
    const gradient = spec.kind === 'adam' ? [3, -5] : [1, -2];
    expectClose(walk(tf, spec, [gradient, gradient]), expected);
  });

  it.each<[string, OptimiserSpec, (tf: TensorFlow) => Optimizer]>([
    ['momentum', momentum, ({ train }) => train.momentum(RATE, 0.9)],
    ['momentum with look-ahead', nesterov, ({ train }) => train.momentum(RATE, 0.9, true)],
    ['Adam', adam, ({ train }) => train.adam(RATE, 0.9, 0.999, 1e-7)],
  ])('%s agrees with TensorFlow.js over twenty steps', (_name, spec, optimizer) => {
    const gradients = Array.from({ length: 20 }, (_, i) => [Math.sin(i), Math.cos(3 * i) / 2]);
    const variable = tf.variable(tf.tensor1d([1, -2]), true, `checked-${_name}-${backend}`);
    const theirs = optimizer(tf);
    const expected = gradients.map((gradient) => {
      tf.tidy(() => theirs.applyGradients({ [variable.name]: tf.tensor1d(gradient) }));
      return [...variable.dataSync()];
    });
    expectClose(walk(tf, spec, gradients), expected);
    theirs.dispose();
    variable.dispose();
  });
});
