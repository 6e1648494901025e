import { setImmediate as nextTurn } from 'node:timers/promises';
import { InputError } from '../../../errors/index.js';
import type { Encoder } from '../encoded-dataset.js';
import type { CategoryColumn, Column, NumberColumn } from './column.js';

/** Columns as models see them, and what was left out and filled, a sentence each. */
export interface EncodedColumns extends Encoder {
  readonly notes: readonly string[];
}

/** A column's part of every example. */
interface ColumnEncoder {
  readonly width: number;
  write(row: number, into: Float32Array, at: number): void;
}

/** More values in an example than this make a model that no desktop trains. */
const MOST_FEATURES = 10_000;

/**
 * Turns columns into examples. What is learnt from the data (means, deviations, which categories there are) comes from
 * the training rows only, so that the other splits stay unseen: numbers are standardised (mean 0, deviation 1 over the
 * training rows), categories are one-hot and one never seen in training is all zeros. Missing numbers become the
 * mean, missing texts a category of their own. A column with one value in all training rows is left out, and told.
 */
export async function encodeColumns(columns: readonly Column[], trainRows: readonly number[]): Promise<EncodedColumns> {
  const notes: string[] = [];
  const encoders: ColumnEncoder[] = [];
  for (const column of columns) {
    const encoder = column.kind === 'number' ? standardise(column, trainRows) : oneHot(column, trainRows);
    await nextTurn();
    const missing = countMissing(column);
    if (!encoder) notes.push(`Column “${column.name}” was left out: it is the same in all training examples.`);
    else encoders.push(encoder);
    if (encoder && missing > 0) {
      const filledWith = column.kind === 'number' ? 'the mean of the training examples' : 'a category of its own';
      notes.push(
        `Column “${column.name}”: ${missing} missing ${missing === 1 ? 'value' : 'values'} became ${filledWith}.`,
      );
    }
  }
  const features = encoders.reduce((sum, { width }) => sum + width, 0);
  if (features === 0 || features > MOST_FEATURES) throw unusable(features);
  return {
    features,
    notes,
    write: (row, into, at) => {
      let place = at;
      for (const encoder of encoders) {
        encoder.write(row, into, place);
        place += encoder.width;
      }
    },
  };
}

function standardise({ values }: NumberColumn, trainRows: readonly number[]): ColumnEncoder | undefined {
  const present = trainRows.filter((row) => !Number.isNaN(values[row]!));
  const mean = present.reduce((sum, row) => sum + values[row]!, 0) / present.length;
  const variance = present.reduce((sum, row) => sum + (values[row]! - mean) ** 2, 0) / present.length;
  const deviation = Math.sqrt(variance);
  const first = values[present[0] ?? -1];
  // Compared value by value: the deviation of equal numbers may come out as a tiny one.
  if (present.every((row) => values[row] === first)) return undefined;
  return {
    width: 1,
    write: (row, into, at) => {
      const value = values[row]!;
      into[at] = Number.isNaN(value) ? 0 : (value - mean) / deviation;
    },
  };
}

function oneHot({ codes }: CategoryColumn, trainRows: readonly number[]): ColumnEncoder | undefined {
  const places = new Map<number, number>();
  const present = [...new Set(trainRows.map((row) => codes[row]!))].sort((a, b) => a - b);
  if (present.length < 2) return undefined;
  for (const code of present) places.set(code, places.size);
  return {
    width: places.size,
    write: (row, into, at) => {
      const place = places.get(codes[row]!);
      if (place !== undefined) into[at + place] = 1;
    },
  };
}

function countMissing(column: Column): number {
  let missing = 0;
  if (column.kind === 'number') for (const value of column.values) missing += Number.isNaN(value) ? 1 : 0;
  else for (const code of column.codes) missing += code < 0 ? 1 : 0;
  return missing;
}

function unusable(features: number): InputError {
  if (features === 0) {
    return new InputError('learning.noFeatures', 'No column is left to learn from.', {
      field: 'learning.dataset',
      hint: 'Every column beside the label is left out or the same in all training examples; add one that varies.',
    });
  }
  return new InputError('learning.tooManyFeatures', `The columns make ${features} values an example.`, {
    field: 'learning.dataset.ignoreColumns',
    value: features,
    hint: `At most ${MOST_FEATURES} can be learnt from; leave out columns with many categories.`,
  });
}
