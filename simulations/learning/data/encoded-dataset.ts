import { setImmediate as nextTurn } from 'node:timers/promises';
import { InputError } from '../../errors/index.js';
import type { Dataset, ExampleSet } from './example-set.js';
import type { SplitRows } from './split-rows.js';

/** Turns a source's rows into examples of floats. */
export interface Encoder {
  /** Values in an example. */
  readonly features: number;
  /** Writes a row's values from `at` on; there are zeros. */
  write(row: number, into: Float32Array, at: number): void;
}

/** Values written in one go: some milliseconds. */
const STRETCH = 200_000;
/** 1 GiB of floats. */
const MOST_VALUES = 2 ** 28;

/** Encodes the rows of the splits, and only those, into shared memory, letting others have turns. */
export async function encodedDataset(
  encoder: Encoder,
  labels: Uint8Array,
  rows: SplitRows,
  about: Pick<Dataset, 'classNames' | 'notes'>,
): Promise<Dataset> {
  const { features } = encoder;
  const examples = rows.train.length + rows.heldOut.length + rows.test.length;
  if (examples * features > MOST_VALUES) {
    throw new InputError('learning.tooManyValues', `${examples} examples of ${features} values take over 1 GiB.`, {
      field: 'learning.trainExamples',
      value: rows.train.length,
      hint: `Ask for fewer examples (at most ${Math.floor(MOST_VALUES / features)} in all splits), or use fewer columns.`,
    });
  }
  const encode = async (chosen: readonly number[]): Promise<ExampleSet> => {
    const inputs = new Float32Array(new SharedArrayBuffer(4 * chosen.length * features));
    const ofChosen = new Uint8Array(new SharedArrayBuffer(chosen.length));
    const stretch = Math.ceil(STRETCH / features);
    for (let i = 0; i < chosen.length; i++) {
      encoder.write(chosen[i]!, inputs, i * features);
      ofChosen[i] = labels[chosen[i]!]!;
      if (i % stretch === stretch - 1) await nextTurn();
    }
    return { inputs, labels: ofChosen };
  };
  return {
    features,
    classes: about.classNames.length,
    picture: null,
    ...about,
    train: await encode(rows.train),
    heldOut: await encode(rows.heldOut),
    test: await encode(rows.test),
  };
}
