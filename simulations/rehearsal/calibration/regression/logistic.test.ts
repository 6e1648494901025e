import { beforeAll, expect, it } from 'vitest';
import { randomStream } from '../../../random/index.js';
import { chanceOf } from '../../electorate/log-odds.js';
import { fitLogistic, logOddsAt } from './logistic.js';
import { growingRows } from './rows.js';
import { loadTensors, type Tensors } from './tensors.js';

let tensors: Tensors;
beforeAll(async () => {
  tensors = await loadTensors();
});

/** Cases whose outcome has log-odds −2 + 1.5 a − 0.7 b + 0 c, with c constant; absent ones thinned out to `kept`. */
function cases(count: number, kept: number) {
  const random = randomStream(5, 'cases');
  const rows = growingRows(3);
  for (let i = 0; i < count; i++) {
    const [a, b] = [random.normal(), random.normal(10, 4)];
    const happened = random.next() < chanceOf(-2 + 1.5 * a - 0.7 * (b - 10));
    if (!happened && random.next() > kept) continue;
    rows.add(happened ? 1 : 0, happened ? 1 : 1 / kept, (features, at) => features.set([a, b, 3], at));
  }
  return rows.done();
}

it.each([1, 0.2])('finds the coefficients that made the data, with a share of %d of the misses', (kept) => {
  const found = fitLogistic(tensors.tf, cases(20_000, kept), 1e-3);
  const slopes = found.weights.map((weight, j) => weight / found.deviations[j]!);
  expect(Math.abs(slopes[0]! - 1.5)).toBeLessThan(0.1);
  expect(Math.abs(slopes[1]! + 0.7)).toBeLessThan(0.05);
  expect(slopes[2]).toBeCloseTo(0, 9);
  expect(Math.abs(logOddsAt(found, Float32Array.of(0, 10, 3)) + 2)).toBeLessThan(0.1);
});

it('draws weights towards nothing with a large penalty, and keeps the base rate', () => {
  const rows = cases(4000, 1);
  const found = fitLogistic(tensors.tf, rows, 1e7);
  const rate = rows.outcomes.reduce((sum, outcome) => sum + outcome, 0) / rows.outcomes.length;
  expect(Math.max(...found.weights.map(Math.abs))).toBeLessThan(0.001);
  expect(chanceOf(found.bias)).toBeCloseTo(rate, 3);
});

it('stays finite where a feature tells everything', () => {
  const rows = growingRows(1);
  for (let i = 0; i < 50; i++) rows.add(i % 2, 1, (features, at) => features.set([i % 2], at));
  const found = fitLogistic(tensors.tf, rows.done(), 0.1);
  expect(logOddsAt(found, Float32Array.of(1))).toBeGreaterThan(2);
  expect(logOddsAt(found, Float32Array.of(1))).toBeLessThan(20);
});

it('leaves no tensors behind', () => {
  const before = tensors.tf.memory().numTensors;
  fitLogistic(tensors.tf, cases(500, 1), 1);
  expect(tensors.tf.memory().numTensors).toBe(before);
});
