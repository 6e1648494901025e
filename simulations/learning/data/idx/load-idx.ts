import { InputError } from '../../../errors/index.js';
import type { DatasetSpec } from '../../../scenario/index.js';
import { datasetOfSplits } from '../dataset-of-splits.js';
import type { Dataset, PictureShape } from '../example-set.js';
import { readDataFile } from '../read-data-file.js';
import { type SplitSizes, splitRows } from '../split-rows.js';
import { type IdxArray, parseIdx } from './parse-idx.js';

/** The largest IDX file that is read, unpacked. */
const MOST_IDX_BYTES = 512 * 1024 * 1024;

/**
 * Reads a pair of IDX files, gzip or not: examples as vectors [n, values], grey pictures [n, height, width] or pictures
 * [n, height, width, channels], of bytes (seen as 0 to 1) or floats (seen as they are), and n labels from 0 to 255 as
 * bytes. There are as many classes as the largest label plus 1. Throws an `InputError` naming the file at fault.
 */
export async function loadIdx(
  spec: Extract<DatasetSpec, { kind: 'idx' }>,
  sizes: SplitSizes,
  seed: number,
): Promise<Dataset> {
  const examples = parseIdx(await readDataFile(spec.images, MOST_IDX_BYTES), spec.images);
  const { dimensions, values: labels } = parseIdx(await readDataFile(spec.labels, MOST_IDX_BYTES), spec.labels);
  const { features, picture } = shapeOf(examples, spec.images);
  const plainList = 'Labels are a plain list of bytes.';
  if (dimensions.length !== 1) throw atFault(spec.labels, `its dimensions are ${dimensions.join(' × ')}`, plainList);
  if (!(labels instanceof Uint8Array)) throw atFault(spec.labels, 'its labels are not bytes', plainList);
  if (labels.length !== examples.dimensions[0]) {
    const counts = `it holds ${labels.length} labels, and ${spec.images} ${examples.dimensions[0]} examples`;
    throw atFault(spec.labels, counts, 'Give two files that belong together, one label for every example.');
  }
  const classes = labels.reduce((most, label) => Math.max(most, label + 1), 0);
  if (new Set(labels).size < 2) {
    throw atFault(spec.labels, 'it does not hold two different labels', 'Give examples of at least two classes.');
  }
  const classNames = Array.from({ length: classes }, (_, label) => String(label));
  const rows = splitRows(labels, sizes, seed);
  return datasetOfSplits({ inputs: examples.values, labels, features, classNames, picture }, rows);
}

function shapeOf({ dimensions }: IdxArray, file: string): { features: number; picture: PictureShape | null } {
  const [, height = 0, width = 1, channels = 1] = dimensions;
  const features = height * width * channels;
  if (dimensions.length < 2 || dimensions.length > 4 || features === 0) {
    throw atFault(
      file,
      `its dimensions are ${dimensions.join(' × ')}`,
      'Examples are [n, values], [n, height, width] or [n, height, width, channels], none of them 0.',
    );
  }
  return { features, picture: dimensions.length === 2 ? null : { height, width, channels } };
}

function atFault(file: string, what: string, hint: string): InputError {
  return new InputError('learning.idxInvalid', `${file} cannot be learnt from: ${what}.`, { field: file, hint });
}
