import type { RandomStream } from '../../random/index.js';
import { type Era, eraOf, eraOfRound, knownEras, type TableSource } from './eras.js';
import { ranked } from './scores.js';
import type { TournamentScope } from './state.js';

/** How somebody's model is made. All are ridge regressions of the bins on some columns. */
export interface ModelDesign {
  /** Columns that it uses, drawn once for each participant. */
  readonly columns: number;
  /** Eras that it is fitted to, as far as there are so many. */
  readonly windowEras: number;
  /** The newest with known targets, every round anew, or the oldest, once and for all. */
  readonly fittedTo: 'newest' | 'oldest';
  /** Penalty on the squares of the coefficients, a row. */
  readonly ridge: number;
}

/** A linear model of some columns. */
export interface LinearModel {
  readonly columns: readonly number[];
  readonly coefficients: readonly number[];
}

/** The columns that a participant's model uses. */
export function drawColumns(random: RandomStream, count: number, of: number): readonly number[] {
  const all = Array.from({ length: of }, (_, column) => column);
  return random
    .shuffle(all)
    .slice(0, count)
    .sort((a, b) => a - b);
}

const grams = new WeakMap<Era['features'], readonly (readonly number[])[]>();

/** Sums of products of an era's columns, each with each. */
function gramOf(features: Float32Array, width: number): readonly (readonly number[])[] {
  const known = grams.get(features);
  if (known !== undefined) return known;
  const made = Array.from({ length: width }, () => new Array<number>(width).fill(0));
  for (let at = 0; at < features.length; at += width) {
    for (let i = 0; i < width; i++) for (let j = 0; j <= i; j++) made[i]![j]! += features[at + i]! * features[at + j]!;
  }
  for (let i = 0; i < width; i++) for (let j = 0; j < i; j++) made[j]![i] = made[i]![j]!;
  grams.set(features, made);
  return made;
}

/** Fits a ridge regression: solves (X′X + penalty × rows) β = X′y, the targets taken from their mean. */
export function fitRidge(eras: readonly Era[], width: number, columns: readonly number[], ridge: number): LinearModel {
  const size = columns.length;
  const matrix = columns.map(() => new Array<number>(size).fill(0));
  const right = new Array<number>(size).fill(0);
  let rows = 0;
  for (const { features, targets } of eras) {
    const gram = gramOf(features, width);
    const middle = targets.reduce((sum, one) => sum + one, 0) / targets.length;
    columns.forEach((column, i) => {
      columns.forEach((other, j) => {
        matrix[i]![j]! += gram[column]![other]!;
      });
      for (let row = 0; row < targets.length; row++)
        right[i]! += features[row * width + column]! * (targets[row]! - middle);
    });
    rows += targets.length;
  }
  columns.forEach((_, i) => {
    matrix[i]![i]! += ridge * rows;
  });
  return { columns, coefficients: solve(matrix, right) };
}

/** Solves a system whose matrix is symmetric and positive definite, by Cholesky's factors. */
function solve(matrix: readonly (readonly number[])[], right: readonly number[]): readonly number[] {
  const factor = matrix.map((row) => row.map(() => 0));
  matrix.forEach((row, i) => {
    for (let j = 0; j <= i; j++) {
      let rest = row[j]!;
      for (let k = 0; k < j; k++) rest -= factor[i]![k]! * factor[j]![k]!;
      factor[i]![j] = i === j ? Math.sqrt(Math.max(rest, Number.EPSILON)) : rest / factor[j]![j]!;
    }
  });
  const forward = right.slice();
  forward.forEach((_, i) => {
    for (let k = 0; k < i; k++) forward[i]! -= factor[i]![k]! * forward[k]!;
    forward[i]! /= factor[i]![i]!;
  });
  const solved = forward.slice();
  for (let i = solved.length - 1; i >= 0; i--) {
    for (let k = i + 1; k < solved.length; k++) solved[i]! -= factor[k]![i]! * solved[k]!;
    solved[i]! /= factor[i]![i]!;
  }
  return solved;
}

/** A byte a row: the places of what the model says among all rows, spread over 0 to 255. */
export function predict({ columns, coefficients }: LinearModel, features: Float32Array, width: number): Uint8Array {
  const values = Array.from({ length: features.length / width }, (_, row) =>
    columns.reduce((sum, column, i) => sum + coefficients[i]! * features[row * width + column]!, 0),
  );
  return Uint8Array.from(ranked(values), (rank) => Math.min(255, Math.floor(rank * 256)));
}

/** What a model of this design, on these columns, predicts for a round, by what is known when it is asked. */
export function predictionsFor(
  round: number,
  design: ModelDesign,
  columns: readonly number[],
  source: TableSource,
  view: Pick<TournamentScope['view']['tournament'], 'rounds'>,
): Uint8Array {
  const known = knownEras(source, view);
  const eras = design.fittedTo === 'oldest' ? known.slice(0, design.windowEras) : known.slice(-design.windowEras);
  const width = source.tournament.table.columns;
  const model = fitRidge(eras, width, columns, design.ridge);
  return predict(model, eraOf(source, eraOfRound(round, source)).features, width);
}

/** The example model, which is everybody's: its first columns, fitted once to all history. */
export function examplePredictions(round: number, source: TableSource): Uint8Array {
  const { exampleColumns, historyEras } = source.tournament.table;
  const design = { columns: exampleColumns, windowEras: historyEras, fittedTo: 'oldest', ridge: 0 } as const;
  const columns = Array.from({ length: exampleColumns }, (_, column) => column);
  return predictionsFor(round, design, columns, source, { rounds: new Map() });
}
