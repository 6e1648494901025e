import { setImmediate as nextTurn } from 'node:timers/promises';
import { type RandomStream, randomStream } from '../../random/index.js';
import type { DatasetSpec } from '../../scenario/index.js';
import { bayesAccuracy } from './baseline-accuracy.js';
import { datasetOfSplits } from './dataset-of-splits.js';
import type { Dataset } from './example-set.js';
import { type SplitSizes, splitRows } from './split-rows.js';

type SyntheticSpec = Extract<DatasetSpec, { kind: 'synthetic' }>;

/** Values drawn in one go: some milliseconds. */
const STRETCH = 200_000;

/**
 * Examples whose best reachable accuracy is known. Every class is a normal distribution with deviation 1 in every
 * direction around its centre, and classes are equally frequent. For two classes whose centres are `separation` = d
 * apart no classifier gets more than Φ(d/2) right on average (the Bayes accuracy, Φ the normal distribution
 * function); more classes make it harder. With a share p of labels drawn anew from all c classes, the accuracy a that
 * is reachable without becomes (1 − p) a + p / c, in every split. The dataset's note tells it (`bayesAccuracy`) where
 * all centres are equally far apart.
 *
 * Up to `features` + 1 classes, every two centres are exactly d apart (a regular simplex, turned at random). Beyond
 * that no such places exist: then centres are drawn in random directions at the same distance d / √2 from the origin,
 * and are d apart only on average. Fixed by the seed.
 */
export async function loadSynthetic(spec: SyntheticSpec, sizes: SplitSizes, seed: number): Promise<Dataset> {
  const { features, classes, examples, separation, labelNoisePercent } = spec;
  const random = randomStream(seed, 'learning', 'synthetic');
  const centres = classes <= features + 1 ? simplex(random, classes, features) : directions(random, classes, features);
  const inputs = new Float32Array(examples * features);
  const labels = new Uint8Array(examples);
  for (let example = 0; example < examples; example++) {
    const label = example % classes;
    const centre = centres[label]!;
    const noise = random.normals(features);
    for (let i = 0; i < features; i++) inputs[example * features + i] = separation * centre[i]! + noise[i]!;
    labels[example] = random.chance(labelNoisePercent / 100) ? random.integer(0, classes - 1) : label;
    if (example % Math.ceil(STRETCH / features) === 0) await nextTurn();
  }
  const classNames = Array.from({ length: classes }, (_, label) => `class ${label + 1}`);
  const rows = splitRows(labels, sizes, seed);
  const dataset = await datasetOfSplits({ inputs, labels, features, classNames, picture: null }, rows);
  return classes <= features + 1 ? { ...dataset, notes: [bestReachable(spec)] } : dataset;
}

function bestReachable({ classes, separation, labelNoisePercent }: SyntheticSpec): string {
  const best = bayesAccuracy(classes, separation, labelNoisePercent / 100);
  return `No model is expected to get more than ${(100 * best).toFixed(1)} % right (the Bayes accuracy).`;
}

/**
 * Points in pairwise distance 1 around the origin. With orthonormal u₁ … uₙ₋₁, each new point is put straight above
 * the middle of those before, so that point k needs only k − 1 directions.
 */
function simplex(random: RandomStream, points: number, dimensions: number): number[][] {
  const basis = orthonormal(random, points - 1, dimensions);
  const middle = new Array<number>(dimensions).fill(0);
  const placed = [middle.slice()];
  for (let k = 1; k < points; k++) {
    // k points in pairwise distance 1 have circumradius √((k − 1) / 2k).
    const height = Math.sqrt(1 - (k - 1) / (2 * k));
    const point = middle.map((value, i) => value + height * basis[k - 1]![i]!);
    placed.push(point);
    for (let i = 0; i < dimensions; i++) middle[i]! += (point[i]! - middle[i]!) / (k + 1);
  }
  return placed.map((point) => point.map((value, i) => value - middle[i]!));
}

function directions(random: RandomStream, points: number, dimensions: number): number[][] {
  return Array.from({ length: points }, () => {
    const [direction] = orthonormal(random, 1, dimensions);
    return direction!.map((value) => value * Math.SQRT1_2);
  });
}

/** Random orthonormal vectors: normal ones, each made orthogonal (twice, against rounding) to those before. */
function orthonormal(random: RandomStream, count: number, dimensions: number): number[][] {
  const vectors: number[][] = [];
  while (vectors.length < count) {
    let vector = Array.from({ length: dimensions }, () => random.normal());
    for (let pass = 0; pass < 2; pass++) {
      for (const other of vectors) {
        const along = dot(vector, other);
        vector = vector.map((value, i) => value - along * other[i]!);
      }
    }
    const length = Math.sqrt(dot(vector, vector));
    if (length > 1e-9) vectors.push(vector.map((value) => value / length));
  }
  return vectors;
}

function dot(a: readonly number[], b: readonly number[]): number {
  return a.reduce((sum, value, i) => sum + value * b[i]!, 0);
}
